"""Under the page's own policy all works, on every page that a test opens; here, that a breach is noticed, and cookies.

`visit` has each page report what its policy refuses, and a page with a report fails its test.
"""

from playwright.sync_api import expect


def a_breach_of_the_policy_is_a_problem_of_its_page(opened) -> None:
    opened.page.evaluate("document.head.append(Object.assign(document.createElement('script'), { text: '1' }))")
    opened.settle()
    told = [line for line in opened.problems if "policy script-src-elem inline" in line]
    assert told
    opened.problems.clear()


def test_pictures_and_the_room_s_code_work_under_the_policy_and_a_breach_of_it_is_a_problem(visit):
    """Drawers and plots: in test_figures; the table: in test_numbers."""
    opened = visit(text="我爱中国")
    opened.keyed("room").get_by_role("button").click()
    for kind in ("svg", "png"):
        with opened.page.expect_download() as download:
            opened.page.locator(f'[data-share="{kind}"]').click()
        assert download.value.path().stat().st_size > 1000
    expect(opened.page.get_by_test_id("stPopoverBody").locator("img").first).to_be_visible()
    opened.settle()
    assert {cookie["name"] for cookie in opened.page.context.cookies()} == {"gw_seen"}
    assert opened.problems == []
    a_breach_of_the_policy_is_a_problem_of_its_page(opened)
