"""The settings and sentences of both recipes, segmenters and reviews: a record a language each."""

from lstm_core.recipes.negation import Reviews
from lstm_core.recipes.pairs import Pair
from lstm_core.recipes.segmenter import Segmenter
from lstm_core.recipes.stories import Story
from lstm_core.recipes.treebank import CHINESE, ENGLISH
from lstm_core.train import Dropout

ZH = Segmenter(
    language="zh",
    folder="segmentation-zh",
    sources=CHINESE,
    tokens="graphemes",
    units=16,
    inputs=32,
    peak=4e-3,
    epochs=10,
    batch=32,
    dropout=Dropout(x=0.2, h=0.3),
    seeds=(0, 1, 2, 3),
    first=("我爱中国", "我 爱 中国"),
    pairs=(
        Pair("我 在 中", "我 在 中国"),
        Pair("我 要", "我 要求"),
        Pair("这 是 人", "这 是 人类"),
        Pair("他 的 确", "他 的 确定"),
        Pair("他 用 手", "他 用 手机"),
        Pair("他 看 书", "他 看 书法"),
        Pair("我 在 家", "我 在 家庭"),
        Pair("他 有 水", "他 有 水平"),
        Pair("这里 有 山", "这里 有 山东"),
    ),
    doubtful=(
        ("乒乓球拍卖完了", "乒乓球 拍卖 完 了"),
        ("和尚未结婚的", "和 尚未 结婚 的"),
        ("把手坏了", "把手 坏 了"),
        ("研究生命", "研究 生命"),
        ("研究生", "研究生"),
        ("南京市长江大桥", "南京市 长江 大桥"),
        ("他的确定", "他 的 确定"),
        ("我在中国", "我 在 中国"),
    ),
    marks={
        "word-start": "我爱中国",
        "word-end": "我爱中国",
        "digit": "他2008年来到北京。",
        "punctuation": "我爱北京，也爱上海。",
    },
    examples=("我爱中国", "我在中国学习", "他的确定", "研究生命的意义", "他2008年来到北京。", "把手坏了"),
    reads={
        "white_space": "dropped",
        "full_width": "as half-width, and the other way round",
        "traditional": "unknown unless in the vocabulary",
        "unknown": "a row trained on 2 % of characters",
    },
)
EN = Segmenter(
    language="en",
    folder="segmentation-en",
    sources=ENGLISH,
    tokens="letters",
    units=16,
    inputs=16,
    peak=2e-2,
    epochs=16,
    batch=32,
    dropout=Dropout(h=0.05),
    seeds=(0, 1, 2, 3),
    first=("I love China", "i love china"),
    pairs=(
        Pair("we love the", "we love them"),
        Pair("i love you", "i love your"),
        Pair("this is an", "this is another"),
        Pair("this is a", "this is an"),
        Pair("i see the", "i see there"),
        Pair("they are in", "they are inside"),
        Pair("we are no", "we are not"),
    ),
    doubtful=(
        ("I am nowhere", "i am nowhere"),
        ("the therapist is here", "the therapist is here"),
        ("together we are strong", "together we are strong"),
        ("no table for two", "no table for two"),
        ("all is well that ends well", "all is well that ends well"),
        ("I scream for ice cream", "i scream for ice cream"),
    ),
    marks={"word-start": "I love China", "word-end": "I love China", "vowel": "I love China"},
    examples=(
        "I love China",
        "we love them",
        "this is another day",
        "goodbye and good night",
        "I am nowhere",
        "no table for two",
    ),
    reads={
        "case": "lower-cased",
        "white_space": "dropped, words are joined",
        "punctuation": "dropped",
        "full_width": "as half-width",
        "digits": "unknown",
        "unknown": "a row trained on 2 % of letters",
    },
)
SEGMENTERS = {"zh": ZH, "en": EN}
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
            "traditional": "unknown unless in the vocabulary",
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
            "unknown": "zeros",
        },
    ),
}
