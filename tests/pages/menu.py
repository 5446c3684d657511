"""The model's menu, which is drawn while it is open only."""

from streamlit.testing.v1 import AppTest


def opened_menu(page: AppTest) -> AppTest:
    page.session_state["gw-card"] = True
    return page.run()


def choose(page: AppTest, model: str) -> AppTest:
    return opened_menu(page).selectbox(key="gw-model").select(model).run()
