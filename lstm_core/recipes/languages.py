"""The settings and sentences of the review models: a record a language."""

from lstm_core.recipes.negation import Reviews
from lstm_core.recipes.stories import Story

REVIEWS = {
    "zh": Reviews(
        language="zh",
        tokens="graphemes",
        story=Story("这部电影不好看", "不", "服务很差，但味道很好", "但"),
        doubtful=(
            ("这部电影不能不看", "positive"),
            ("味道好得不得了", "positive"),
            ("味道很好但是服务太慢了", "negative"),
            ("虽然服务很差，味道很好", "positive"),
            ("这部电影没意思", "negative"),
            ("味道不错", "positive"),
            ("好看才怪", "negative"),
            ("虽然很贵，但是很好", "positive"),
            ("这家店不错", "positive"),
        ),
        examples=(
            "这部电影不好看",
            "服务很差，但味道很好",
            "味道很好，但服务很差",
            "房间不能说不干净",
            "故事很精彩，而且音乐很好听",
            "菜不难吃，不过价格不便宜",
        ),
        reads={
            "white_space": "dropped",
            "full_width": "as half-width, and the other way round",
            "traditional": "as simplified, where unknown as it stands",
            "invisible": "dropped",
            "unknown": "zeros",
        },
    ),
    "en": Reviews(
        language="en",
        tokens="words",
        story=Story("this movie is not good", "not", "the service was bad, but the food was good", "but"),
        doubtful=(
            ("this movie is not only good but great", "positive"),
            ("the food was good but the service was terrible", "negative"),
            ("the room was anything but clean", "negative"),
            ("although the service was bad, the food was good", "positive"),
            ("no one would call the food good", "negative"),
            ("the food could not be better", "positive"),
            ("I would go again", "positive"),
        ),
        examples=(
            "this movie is not good",
            "the service was bad, but the food was good",
            "the food was good, but the service was bad",
            "the food is never not good",
            "the story is clever, and the acting isn't stiff",
            "the soup was not bad, however, the waiter was really slow",
        ),
        reads={
            "case": "lower-cased",
            "white_space": "dropped",
            "contractions": "isn't is read as is + n't",
            "full_width": "as half-width",
            "invisible": "dropped",
            "unknown": "zeros",
        },
    ),
}
