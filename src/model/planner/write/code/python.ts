import type { Column } from '../../design/table.ts';
import { pascal, snake } from '../../words/spelling.ts';
import { type Example, insertSql, lockSql, markSql } from './example.ts';
import { sentence } from './typescript.ts';

/** The main write as Python on psycopg 3: lock, insert, event and key in one transaction. */
export function writeInPython(example: Example): string {
  const { table, flow, sent, computed, locked, topic } = example;
  const name = pascal(table.one);
  const row = snake(table.one);
  const mark = markSql(example);
  const values = [
    ...sent.map(({ name: column }) => `new.${column}`),
    ...computed.map(({ name: column }) => `computed["${column}"]`),
  ];
  return `from dataclasses import dataclass
from typing import Any

from psycopg import AsyncConnection, errors
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb


@dataclass(frozen=True)
class New${name}:
${sent.map((column) => `    ${column.name}: ${typeOf(column)}`).join('\n') || '    pass'}


class Refused(Exception):
    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail


async def create_${row}(
    db: AsyncConnection, caller: str, key: str, body_hash: str, new: New${name}${computed.length > 0 ? ', computed: dict[str, Any]' : ''}
) -> tuple[int, dict[str, Any]]:
    """Somebody ${flow.does.replace(/"/g, '')}. Safe to repeat."""
    try:
        async with db.transaction(), db.cursor(row_factory=dict_row) as cursor:
            await cursor.execute("SET LOCAL statement_timeout = '2s'")
            await cursor.execute(
                "SELECT request_hash, status, response FROM idempotency_keys WHERE caller = %s AND request_key = %s",
                (caller, key),
            )
            known = await cursor.fetchone()
            if known is not None:
                if known["request_hash"] != body_hash:
                    raise Refused(422, "This key was used with another body.")
                return known["status"], known["response"]
${locked ? `            await cursor.execute(\n                ${sql(lockSql(locked))}, (new.${locked.by.name},)\n            )\n            if await cursor.fetchone() is None:\n                raise Refused(404, "There is no such ${locked.table.one}.")\n` : ''}            await cursor.execute(
                ${sql(insertSql(example))},
                (${values.join(', ')}${values.length === 1 ? ',' : ''}),
            )
            ${row} = await cursor.fetchone()
${mark && locked ? `            await cursor.execute(${sql(mark)}, (new.${locked.by.name},))\n` : ''}${topic ? `            await cursor.execute(\n                "INSERT INTO outbox_events (topic, row_id, payload) VALUES (%s, %s, to_jsonb(%s::text))",\n                ("${topic}", str(${row}["${table.primaryKey[0] ?? 'id'}"]), str(${row}["${table.primaryKey[0] ?? 'id'}"])),\n            )\n` : ''}            answer = {column: str(value) for column, value in ${row}.items()}
            await cursor.execute(
                "INSERT INTO idempotency_keys (caller, request_key, request_hash, status, response, expires_at)"
                " VALUES (%s, %s, %s, 201, %s, now() + interval '24 hours')",
                (caller, key, body_hash, Jsonb(answer)),
            )
            return 201, answer
    except (errors.UniqueViolation, errors.ExclusionViolation, errors.CheckViolation) as error:
        raise Refused(409, "${sentence(flow.unless)}") from error
`;
}

function sql(text: string): string {
  return JSON.stringify(text.replace(/\$\d+/g, '%s'));
}

function typeOf({ kind, nullable, values }: Column): string {
  const plain = values
    ? 'str'
    : ['bigint', 'int', 'smallint'].includes(kind)
      ? 'int'
      : ['numeric', 'double'].includes(kind)
        ? 'float'
        : kind === 'bool'
          ? 'bool'
          : kind === 'json'
            ? 'dict[str, Any]'
            : 'str';
  return nullable ? `${plain} | None` : plain;
}

/** One call to the outside with a limit on its time, few tries, and a breaker. */
export function callInPython({ outside }: Example): string | undefined {
  if (outside === undefined) return undefined;
  const { name, timeout, tries, one, key } = outside;
  return `import asyncio
import random
import time

import httpx


class Breaker:
    def __init__(self) -> None:
        self.failures, self.open_until = 0, 0.0


async def ask_${key}(client: httpx.AsyncClient, url: str, id: str, body: dict, breaker: Breaker) -> httpx.Response:
    """One call to the ${name} about the ${one} with this id. So a second ${one} comes of no repeat."""
    if time.monotonic() < breaker.open_until:
        raise RuntimeError("${name} is resting; try again later.")
    for attempt in range(1, ${tries + 1}):
        try:
            response = await client.post(url, json=body, headers={"Idempotency-Key": id}, timeout=${timeout / 1000})
            if response.status_code < 500 and response.status_code != 429:
                breaker.failures = 0
                return response
            raise RuntimeError(f"${name} answered {response.status_code}.")
        except (httpx.HTTPError, RuntimeError):
            breaker.failures += 1
            if breaker.failures >= 5:
                breaker.open_until = time.monotonic() + 20
            if attempt == ${tries} or breaker.failures >= 5:
                raise
            await asyncio.sleep(0.2 * 2 ** (attempt - 1) * (0.5 + random.random()))
    raise AssertionError("the last try returns or raises")
`;
}
