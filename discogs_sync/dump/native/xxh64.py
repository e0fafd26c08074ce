"""The hash XXH64 for functions that Numba compiles: no library can be called from those."""

import numpy as np

from discogs_sync.dump.native.compiled import compiled
from discogs_sync.dump.native.memory import Bytes

_PRIME_1 = np.uint64(0x9E3779B185EBCA87)
_PRIME_2 = np.uint64(0xC2B2AE3D27D4EB4F)
_PRIME_3 = np.uint64(0x165667B19E3779F9)
_PRIME_4 = np.uint64(0x85EBCA77C2B2AE63)
_PRIME_5 = np.uint64(0x27D4EB2F165667C5)


@compiled
def xxh64(xml: Bytes, at: int, end: int) -> np.uint64:
    """Give the XXH64, without a seed, of some bytes (xxHash's specification, "XXH64 algorithm description")."""
    length = end - at
    if length >= 32:
        one, two, three, four = _PRIME_1 + _PRIME_2, _PRIME_2, np.uint64(0), np.uint64(0) - _PRIME_1
        words, first = xml.words[at & 7], at >> 3
        for word in range(np.uint64(first), np.uint64(first + (length >> 5 << 2)), np.uint64(4)):
            one = _round(one, words[word])
            two = _round(two, words[word + np.uint64(1)])
            three = _round(three, words[word + np.uint64(2)])
            four = _round(four, words[word + np.uint64(3)])
        at += length // 32 * 32
        result = _rotated(one, 1) + _rotated(two, 7) + _rotated(three, 12) + _rotated(four, 18)
        for lane in (one, two, three, four):
            result = (result ^ _round(np.uint64(0), lane)) * _PRIME_1 + _PRIME_4
    else:
        result = _PRIME_5
    result += np.uint64(length)
    while at + 8 <= end:
        result = _rotated(result ^ _round(np.uint64(0), xml.eights[at]), 27) * _PRIME_1 + _PRIME_4
        at += 8
    if at + 4 <= end:
        result = _rotated(result ^ (np.uint64(xml.fours[at]) * _PRIME_1), 23) * _PRIME_2 + _PRIME_3
        at += 4
    while at < end:
        result = _rotated(result ^ (np.uint64(xml.ones[at]) * _PRIME_5), 11) * _PRIME_1
        at += 1
    result = (result ^ (result >> np.uint64(33))) * _PRIME_2
    result = (result ^ (result >> np.uint64(29))) * _PRIME_3
    return result ^ (result >> np.uint64(32))


@compiled
def _round(lane: np.uint64, word: np.uint64) -> np.uint64:
    return _rotated(lane + word * _PRIME_2, 31) * _PRIME_1


@compiled
def _rotated(value: np.uint64, bits: int) -> np.uint64:
    return (value << np.uint64(bits)) | (value >> np.uint64(64 - bits))
