"""Threads are counted and held back."""

import os

from threadpoolctl import threadpool_info

from aligner.threads import one_thread_a_product, usable_cores


def products() -> list[int]:
    return [each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"]


def test_at_least_one_core_and_no_more_than_there_are() -> None:
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)


def test_products_stay_in_their_thread_for_so_long() -> None:
    before = products()
    with one_thread_a_product():
        assert set(products()) == {1}
    assert products() == before
