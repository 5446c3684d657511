"""A model file on its way to the server: too many of them, and one that is refused."""

from playwright.sync_api import expect

from tests.browser.test_bad_input import model_file

UPLOADS = "**/_stcore/upload_file/**"
REFUSALS = {"400": 400, "403": 403, "408": 408, "413": 413, "507": 507, "other": 502}


def chosen(data: bytes) -> dict:
    return {"name": "mine.safetensors", "mimeType": "application/octet-stream", "buffer": data}


def refuses(status: int):
    return lambda route: route.fulfill(status=status)


def test_a_file_that_the_server_refuses_is_told_with_the_true_reason(visit, tmp_path):
    large = tmp_path / "large.safetensors"
    large.write_bytes(bytes(6 << 20))
    opened = visit(may_lose_connection=True)
    dialog = opened.page.get_by_role("dialog")
    for reason, status in REFUSALS.items():
        opened.page.route(UPLOADS, refuses(status))
        if dialog.count():
            dialog.locator("input[type=file]").set_input_files(chosen(model_file()))
        else:
            opened.open_file("mine.safetensors", model_file())
        told = dialog.locator(f'[data-gw-refusal="{reason}"]')
        expect(told).to_be_visible()
        expect(told).to_contain_text(opened.words(f"errors.upload.{reason}"))
        expect(dialog.locator("[data-gw-refusal]:visible")).to_have_count(1)
        opened.page.unroute(UPLOADS)
    dialog.locator("input[type=file]").set_input_files(chosen(b""))  # this one arrives, and is refused by us
    expect(dialog.locator("[data-gw-refusal]:visible")).to_have_count(0)
    opened.refuses_file()
    dialog.locator("input[type=file]").set_input_files(large)  # by its path: its bytes would go through the driver
    expect(dialog.locator("[data-gw-refusal=too-large]")).to_be_visible()
    opened.refuses_file()
    told = ("upload", "Request failed with status code")  # the refusals themselves, in the console
    opened.problems[:] = [line for line in opened.problems if not any(word in line for word in told)]
    a_visit_parks_no_files(opened)


def a_visit_parks_no_files(opened) -> None:
    dialog = opened.page.get_by_role("dialog")
    with opened.page.expect_request(UPLOADS) as sent:
        dialog.locator("input[type=file]").set_input_files(chosen(b"not a model"))
    opened.refuses_file()
    address = sent.value.url.rpartition("/")[0]

    def put(number: int) -> int:
        parts = {"file": chosen(bytes(1000))}
        return opened.page.request.put(f"{address}/{number}", multipart=parts).status

    assert [put(number) for number in range(10)] == [204] + [507] * 9
    opened.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    opened.settle()
    assert put(0) == 403
    opened.open_file("mine.safetensors", model_file())
    opened.address_says(model="file")
