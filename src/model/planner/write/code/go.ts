import type { Column } from '../../design/table.ts';
import { camel, pascal } from '../../words/spelling.ts';
import { type Example, insertSql, lockSql, markSql } from './example.ts';
import { sentence } from './typescript.ts';

/** The main write as Go on pgx 5: lock, insert, event and key in one transaction. */
export function writeInGo(example: Example): string {
  const { table, flow, sent, computed, locked, topic } = example;
  const name = pascal(table.one);
  const key = table.primaryKey[0] ?? 'id';
  const values = [
    ...sent.map(({ name: column }) => `in.${pascal(column)}`),
    ...computed.map(({ name: column }) => `set.${pascal(column)}`),
  ];
  const mark = markSql(example);
  const returning = insertSql(example).replace(/RETURNING \*$/, `RETURNING ${key}::text`);
  return `package ${camel(table.one).toLowerCase()}

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// New${name} is what a client sends.
type New${name} struct {
${sent.map(structField).join('\n')}
}
${computed.length > 0 ? `\n// Computed${name} is what the rules of the field decide before the insert.\ntype Computed${name} struct {\n${computed.map(structField).join('\n')}\n}\n` : ''}
// Refused carries the status and the reason of an answer that is no success.
type Refused struct {
	Status int
	Detail string
}

func (r Refused) Error() string { return r.Detail }

// Create: somebody ${flow.does}. Safe to repeat.
func Create(ctx context.Context, db *pgxpool.Pool, caller, key, hash string, in New${name}${computed.length > 0 ? `, set Computed${name}` : ''}) (json.RawMessage, error) {
	var answer json.RawMessage
	err := pgx.BeginFunc(ctx, db, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SET LOCAL statement_timeout = '2s'"); err != nil {
			return err
		}
		var known string
		err := tx.QueryRow(ctx, "SELECT request_hash, response FROM idempotency_keys WHERE caller = $1 AND request_key = $2", caller, key).Scan(&known, &answer)
		if err == nil {
			if known != hash {
				return Refused{422, "This key was used with another body."}
			}
			return nil
		}
		if !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
${locked ? `		tag, err := tx.Exec(ctx, ${goString(lockSql(locked))}, in.${pascal(locked.by.name)})\n		if err != nil {\n			return err\n		}\n		if tag.RowsAffected() == 0 {\n			return Refused{404, "There is no such ${locked.table.one}."}\n		}\n` : ''}		var id string
		if err := tx.QueryRow(ctx, ${goString(returning)}, ${values.join(', ')}).Scan(&id); err != nil {
			return err
		}
${mark && locked ? `		if _, err := tx.Exec(ctx, ${goString(mark)}, in.${pascal(locked.by.name)}); err != nil {\n			return err\n		}\n` : ''}		answer, err = json.Marshal(map[string]string{"${key}": id})
		if err != nil {
			return err
		}
${topic ? `		if _, err := tx.Exec(ctx, "INSERT INTO outbox_events (topic, row_id, payload) VALUES ($1, $2, $3)", "${topic}", id, answer); err != nil {\n			return err\n		}\n` : ''}		_, err = tx.Exec(ctx, "INSERT INTO idempotency_keys (caller, request_key, request_hash, status, response, expires_at) VALUES ($1, $2, $3, 201, $4, now() + interval '24 hours')", caller, key, hash, answer)
		return err
	})
	var pg *pgconn.PgError
	if errors.As(err, &pg) && (pg.Code == "23505" || pg.Code == "23P01" || pg.Code == "23514") {
		return nil, Refused{409, "${sentence(flow.unless)}"}
	}
	return answer, err
}
`;
}

function structField({ name, kind, nullable, values }: Column): string {
  const plain = values
    ? 'string'
    : ['bigint', 'int', 'smallint'].includes(kind)
      ? 'int64'
      : ['numeric', 'double'].includes(kind)
        ? 'float64'
        : kind === 'bool'
          ? 'bool'
          : kind === 'json'
            ? 'json.RawMessage'
            : 'string';
  return `	${pascal(name)} ${nullable ? '*' : ''}${plain} \`json:"${name}"\``;
}

function goString(text: string): string {
  return text.includes('"') ? `\`${text}\`` : `"${text}"`;
}

/** One call to the outside with a limit on its time, few tries, and a breaker. */
export function callInGo({ outside }: Example): string | undefined {
  if (outside === undefined) return undefined;
  const { name, timeout, tries, one, key } = outside;
  return `package ${key}

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"
)

// Breaker rests for 20 seconds after five failures in a row.
type Breaker struct {
	mu       sync.Mutex
	failures int
	until    time.Time
}

func (b *Breaker) resting() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return time.Now().Before(b.until)
}

func (b *Breaker) note(ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if ok {
		b.failures = 0
		return
	}
	if b.failures++; b.failures >= 5 {
		b.until = time.Now().Add(20 * time.Second)
	}
}

// Ask calls the ${name} about the ${one} with this id. So a second ${one} comes of no repeat.
func Ask(ctx context.Context, client *http.Client, url, id string, body []byte, b *Breaker) (*http.Response, error) {
	var last error
	for attempt := 0; attempt < ${tries}; attempt++ {
		if b.resting() {
			return nil, fmt.Errorf("${name} is resting; try again later")
		}
		response, err := once(ctx, client, url, id, body)
		if err == nil && response.StatusCode < 500 && response.StatusCode != http.StatusTooManyRequests {
			b.note(true)
			return response, nil
		}
		b.note(false)
		if last = err; err == nil {
			response.Body.Close()
			last = fmt.Errorf("${name} answered %d", response.StatusCode)
		}
		pause := time.Duration(float64(200*time.Millisecond) * float64(int(1)<<attempt) * (0.5 + rand.Float64()))
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
	return nil, last
}

func once(ctx context.Context, client *http.Client, url, id string, body []byte) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, ${timeout}*time.Millisecond)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Idempotency-Key", id)
	return client.Do(request)
}
`;
}
