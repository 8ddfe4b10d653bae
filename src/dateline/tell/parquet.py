"""Records and claims as parquet; needs pyarrow, so it is imported only when somebody asks for it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any

import msgspec
import pyarrow as pa
from msgspec import inspect
from pyarrow import parquet

from dateline.interval import Interval
from dateline.types import Claim, Record, to_json

BATCH = 5_000  # rows held at a time


def write(
    rows: Iterable[Record] | Iterable[Claim], out: IO[bytes], kind: type[Record] | type[Claim]
) -> int:
    """Writes the rows; how many."""
    schema = arrow_schema(kind)
    number = 0
    waiting: Iterator[Record | Claim] = iter(rows)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := [_row(row) for row in islice(waiting, BATCH)]:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            number += len(batch)
    return number


def arrow_schema(kind: type[Record] | type[Claim]) -> pa.Schema:
    """The Arrow form of the fields, taken from the types."""
    node = inspect.type_info(kind)
    if not isinstance(node, inspect.StructType):
        raise TypeError(f"not a record: {kind}")
    return pa.schema([(f.encode_name, _type(f.type)) for f in node.fields])


def _row(row: Record | Claim) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.json.decode(to_json(row))
    fields["attributes"] = _as_words(fields["attributes"])
    if isinstance(row, Claim):
        fields["evidence"]["origin"] = _as_words(fields["evidence"]["origin"])
    return fields


def _as_words(value: object) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()


_SIMPLE = {
    inspect.StrType: pa.string(),
    inspect.EnumType: pa.string(),
    inspect.DictType: pa.string(),  # as JSON
    inspect.IntType: pa.int64(),
    inspect.FloatType: pa.float64(),
    inspect.BoolType: pa.bool_(),
}


def _type(node: inspect.Type) -> pa.DataType:
    """Raises TypeError for a type that no field of ours has yet."""
    if type(node) in _SIMPLE:
        return _SIMPLE[type(node)]
    if isinstance(node, inspect.CustomType) and node.cls is Interval:
        return pa.string()
    if isinstance(node, inspect.UnionType):
        others = [t for t in node.types if not isinstance(t, inspect.NoneType)]
        return _type(others[0]) if len(others) == 1 else pa.string()  # as JSON
    if isinstance(node, inspect.VarTupleType):
        return pa.list_(_type(node.item_type))
    if isinstance(node, inspect.NamedTupleType):
        return pa.list_(_type(node.fields[0].type))
    if isinstance(node, inspect.StructType):
        return pa.struct([(f.encode_name, _type(f.type)) for f in node.fields])
    raise TypeError(f"no column form for {node}")
