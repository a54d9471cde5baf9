"""The kinds of block an article's body is made of; how each looks is body.py's business."""

from __future__ import annotations

from wagtail.blocks import (
    CharBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

# What a sentence may carry; headings, pictures and embeds are blocks of their own.
INLINE = ["bold", "italic", "superscript", "subscript", "link"]


class QuoteBlock(StructBlock):
    """Somebody's words, with their name."""

    text = TextBlock(label="Дәйексөз")
    name = CharBlock(label="Кімнің сөзі", required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = "Дәйексөз"


class PictureBlock(StructBlock):
    """A picture in the text."""

    picture = ImageChooserBlock(label="Сурет")
    caption = CharBlock(label="Сурет астындағы жазу", required=False, max_length=500)
    credit = CharBlock(label="Сурет авторы", required=False, max_length=200)

    class Meta:
        icon = "image"
        label = "Сурет"


class VideoBlock(StructBlock):
    """A film that plays elsewhere, by its address."""

    url = URLBlock(label="Бейне мекенжайы")
    caption = CharBlock(label="Бейне астындағы жазу", required=False, max_length=500)

    class Meta:
        icon = "media"
        label = "Бейне"


class TableBlock(StructBlock):
    """Rows of cells; the first row is the header."""

    caption = CharBlock(label="Кесте атауы", required=False, max_length=300)
    rows = ListBlock(ListBlock(CharBlock(label="Ұяшық", required=False)), label="Жолдар")

    class Meta:
        icon = "table"
        label = "Кесте"


class FootnoteBlock(StructBlock):
    """The text behind a mark such as [^1] in a paragraph."""

    mark = CharBlock(label="Белгі", max_length=8)
    text = RichTextBlock(label="Сілтеме мәтіні", features=INLINE)

    class Meta:
        icon = "superscript"
        label = "Сілтеме"


class BodyBlock(StreamBlock):
    """An article's body."""

    paragraph = RichTextBlock(label="Абзац", features=INLINE, icon="pilcrow")
    heading = CharBlock(label="Тақырыпша", max_length=200, icon="title")
    quote = QuoteBlock()
    verse = TextBlock(label="Өлең", icon="list-ul")
    picture = PictureBlock()
    gallery = ListBlock(PictureBlock(), label="Суреттер топтамасы", icon="image")
    video = VideoBlock()
    table = TableBlock()
    footnote = FootnoteBlock()
    read_also = SnippetChooserBlock("content.Article", label="Тағы оқыңыз", icon="doc-full")
