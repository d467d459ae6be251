import pytest

from interviews.citing.dates import csl_date, iso_date, with_season


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-06-14", {"date-parts": [[2021, 6, 14]]}),
        ("2021-06", {"date-parts": [[2021, 6]]}),
        ("1998", {"date-parts": [[1998]]}),
        ("1974~", {"date-parts": [[1974]], "circa": True}),
        ("2019-05-06/2019-05-08", {"date-parts": [[2019, 5, 6], [2019, 5, 8]]}),
        ("1974/1976~", {"date-parts": [[1974], [1976]], "circa": True}),
    ],
)
def test_precision_range_and_doubt_are_kept(text: str, date: dict[str, object]) -> None:
    assert csl_date(text) == date
    assert iso_date(csl_date(text)) == text.rstrip("~")


@pytest.mark.parametrize("text", [None, "", "  "])
def test_no_date_is_none(text: str | None) -> None:
    assert csl_date(text) is None


@pytest.mark.parametrize("text", ["spring 1998", "2021-13", "2021-02-30", "0000", "1/2/3"])
def test_what_is_no_date_is_kept_as_it_is_written(text: str) -> None:
    assert csl_date(text) == {"literal": text}
    assert iso_date(csl_date(text)) == text


@pytest.mark.parametrize(
    ("written", "number"),
    [("Spring 2019", 1), ("Sommer 2019", 2), ("2019, fall", 3), ("invierno de 2019", 4), ("2019年秋", 3)],
)
def test_a_season_that_is_written_belongs_to_the_date(written: str, number: int) -> None:
    date = with_season(csl_date("2019"), written)
    assert date == {"date-parts": [[2019]], "season": number}
    assert iso_date(date) == f"2019-2{number}"


@pytest.mark.parametrize("written", ["Spring 2018", "Easter 2019", "in the spring of 2019, twice", None])
def test_a_date_without_its_season_stays_as_it_is(written: str | None) -> None:
    assert with_season(csl_date("2019"), written) == csl_date("2019")
