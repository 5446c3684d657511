"""The settings and sentences of the far reviews: a record a language."""

from dataclasses import dataclass

from lstm_core.recipes.languages import REVIEWS


@dataclass(frozen=True)
class FarReviews:
    """A language's recipe, the same for its three cells."""

    language: str
    shown: tuple[str, str]  # a denied sentence, and the same one affirmed
    doubtful: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]

    @property
    def tokens(self) -> str:
        return REVIEWS[self.language].tokens

    @property
    def reads(self) -> dict[str, str]:
        return REVIEWS[self.language].reads

    def name(self, cell: str) -> str:
        """The shipped model of a cell: "reviews-far-zh-lstm"."""
        return f"reviews-far-{self.language}-{cell}"


FAR = {
    "zh": FarReviews(
        language="zh",
        shown=("其实我不觉得昨天晚上跟朋友在城里看的电影好看", "其实我也觉得昨天晚上跟朋友在城里看的电影好看"),
        doubtful=(
            ("我觉得电影好看", "positive"),
            ("我觉得电影不好看", "negative"),
            ("我不觉得电影不好看", "positive"),
            ("我觉得电影难看", "negative"),
            ("我不觉得昨天看的电影难看，我觉得好看", "positive"),
            ("别人不觉得好看，我觉得昨天看的电影好看", "positive"),
            ("昨天看的电影，我不觉得好看", "negative"),
        ),
        examples=(
            "其实我不觉得昨天晚上跟朋友在城里看的电影好看",
            "其实我也觉得昨天晚上跟朋友在城里看的电影好看",
            "我不觉得电影难看",
            "我们都觉得昨天买的手机难用",
            "老实说，我不觉得去年夏天的一个周末跟同学和老师在上海车站旁边的小街上吃的饺子难吃",
            "我真觉得去年夏天的一个周末晚上下班以后跟同事和老师一起在北京城里公园旁边的一条小街上听的音乐好听",
        ),
    ),
    "en": FarReviews(
        language="en",
        shown=(
            "to be honest, we never thought the soup we ate with friends in town was good",
            "to be honest, we always thought the soup we ate with friends in town was good",
        ),
        doubtful=(
            ("we thought the soup was good", "positive"),
            ("we thought the soup was never good", "negative"),
            ("we never thought the soup was never good", "positive"),
            ("we thought the soup was bad", "negative"),
            ("others never thought so, but we thought the soup was good", "positive"),
            ("the soup we ate in town yesterday was never good", "negative"),
            ("we did not think the soup was good", "negative"),
        ),
        examples=(
            "to be honest, we never thought the soup we ate with friends in town was good",
            "to be honest, we always thought the soup we ate with friends in town was good",
            "I never thought the film was bad",
            "we often thought the phone we bought last summer was slow",
            "in fact, I never thought the room I had with some friends in a small street near the station was dirty",
            "we really thought the song we heard together with some friends and cousins in a small street behind the "
            "park in the middle of london after work late in the evening on a rainy day last summer was lovely",
        ),
    ),
}
