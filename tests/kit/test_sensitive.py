from service.kit.sensitive import Sensitive


def test_a_sensitive_text_prints_its_length_only() -> None:
    name = Sensitive("Amina Okafor")
    assert str(name) == repr(name) == f"{name}" == "Sensitive(12 chars)"
