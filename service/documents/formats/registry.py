"""The formats of the service as one table; readers, writers, sniffing and the documentation read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its names; `read` is "module:function" of its reader, None where it is not read yet."""

    name: str
    media_type: str
    extensions: tuple[str, ...]
    read: str | None = None


_HERE = "service.documents.formats"
_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS = (
    Format("docx", f"{_OFFICE}.wordprocessingml.document", (".docx", ".docm", ".dotx", ".dotm"), f"{_HERE}.docx.read:read"),
    Format("pdf", "application/pdf", (".pdf",), f"{_HERE}.pdf.read:read"),
    Format("eml", "message/rfc822", (".eml",), f"{_HERE}.eml.read:read"),
    Format("html", "text/html", (".html", ".htm", ".xhtml"), f"{_HERE}.html.read:read"),
    Format("txt", "text/plain", (".txt", ".text"), f"{_HERE}.txt.read:read"),
    Format("md", "text/markdown", (".md", ".markdown"), f"{_HERE}.md.read:read"),
    Format("xlsx", f"{_OFFICE}.spreadsheetml.sheet", (".xlsx", ".xlsm", ".xltx"), f"{_HERE}.xlsx.read:read"),
    Format("pptx", f"{_OFFICE}.presentationml.presentation", (".pptx", ".pptm", ".ppsx"), f"{_HERE}.pptx.read:read"),
    Format("odt", "application/vnd.oasis.opendocument.text", (".odt", ".ott"), f"{_HERE}.odt.read:read"),
    Format("ods", "application/vnd.oasis.opendocument.spreadsheet", (".ods", ".ots"), f"{_HERE}.ods.read:read"),
    Format("odp", "application/vnd.oasis.opendocument.presentation", (".odp",)),
    Format("rtf", "application/rtf", (".rtf",), f"{_HERE}.rtf.read:read"),
    Format("doc", "application/msword", (".doc",)),
    Format("wpd", "application/vnd.wordperfect", (".wpd",)),
    Format("msg", "application/vnd.ms-outlook", (".msg",), f"{_HERE}.msg.read:read"),
    Format("xls", "application/vnd.ms-excel", (".xls", ".xlt"), f"{_HERE}.xls.read:read"),
    Format("ole", "application/x-ole-storage", (".ppt",)),
    Format("ole-encrypted", "application/x-ole-encrypted", ()),
    Format("tnef", "application/vnd.ms-tnef", (".dat",), f"{_HERE}.tnef.read:read"),
    Format("mbox", "application/mbox", (".mbox",), f"{_HERE}.mbox.read:read"),
    Format("mht", "multipart/related", (".mht", ".mhtml"), f"{_HERE}.mht.read:read"),
    Format("zip", "application/zip", (".zip",), f"{_HERE}.zip.read:read"),
    Format("csv", "text/csv", (".csv", ".tsv"), f"{_HERE}.csv.read:read"),
    Format("vtt", "text/vtt", (".vtt",), f"{_HERE}.subtitles.read:read_vtt"),
    Format("srt", "application/x-subrip", (".srt",), f"{_HERE}.subtitles.read:read_srt"),
    Format("xml", "application/xml", (".xml",)),
    Format("svg", "image/svg+xml", (".svg",)),
    Format("json", "application/json", (".json",)),
    Format("calendar", "text/calendar", (".ics",)),
    Format("card", "text/vcard", (".vcf",)),
    Format("png", "image/png", (".png",), f"{_HERE}.image.read:read_png"),
    Format("jpeg", "image/jpeg", (".jpg", ".jpeg"), f"{_HERE}.image.read:read_jpeg"),
    Format("gif", "image/gif", (".gif",), f"{_HERE}.image.read:read_gif"),
    Format("tiff", "image/tiff", (".tif", ".tiff"), f"{_HERE}.image.read:read_tiff"),
    Format("webp", "image/webp", (".webp",), f"{_HERE}.image.read:read_webp"),
    Format("bmp", "image/bmp", (".bmp",), f"{_HERE}.image.read:read_bmp"),
    Format("heic", "image/heic", (".heic", ".heif")),
    Format("mp3", "audio/mpeg", (".mp3",)),
    Format("wav", "audio/wav", (".wav",)),
    Format("mp4", "video/mp4", (".mp4",)),
)

BY_MEDIA_TYPE = {row.media_type: row for row in FORMATS}
BY_NAME = {row.name: row for row in FORMATS}
BY_EXTENSION = {extension: row for row in FORMATS for extension in row.extensions}
READABLE = tuple(row for row in FORMATS if row.read)


def by_file_name(name: str) -> Format | None:
    """Return the format that a file's name claims, if its extension is a known one."""
    _, dot, extension = name.rpartition(".")
    return BY_EXTENSION.get(f".{extension.lower()}") if dot else None
