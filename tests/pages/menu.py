"""The model's menu, which is drawn while it is open only."""

from streamlit.testing.v1 import AppTest

from pages.reading.model_groups import groups


def opened_menu(page: AppTest) -> AppTest:
    page.session_state["gw-card"] = True
    return page.run()


def group_of(model: str) -> str:
    return next(group for group, names in groups(opened=True).items() if model in names)


def choose(page: AppTest, model: str) -> AppTest:
    return opened_menu(page).button_group(key=f"gw-model-{group_of(model)}").set_value(model).run()
