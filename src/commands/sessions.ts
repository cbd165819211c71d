import type { Failure } from '../failure.ts';
import { type SessionEvent, textOf } from '../session/events.ts';
import { foldView } from '../session/fold-view.ts';
import { reportText } from '../session/intent.ts';
import { findSession, listSessions, readSession, removeSession, type Store, type Summary } from '../session/store.ts';
import { EMPTY_VIEW } from '../session/view.ts';
import { sanitize, sanitizeLine } from '../text/sanitize.ts';
import type { World } from '../world.ts';

type Wish = { action: 'list' | 'show' | 'remove'; id?: string; format: 'text' | 'json' };

/** `backend-architect sessions`: lists, shows or removes. Throws `Failed` for a session that is not there. */
export function sessions({ stdout }: World, store: Store, { action, id, format }: Wish): Failure | undefined {
  if (action === 'list') {
    const list = listSessions(store);
    stdout.write(format === 'json' ? `${JSON.stringify(list, null, 2)}\n` : table(list));
    return undefined;
  }
  if (id === undefined) return noId(action);
  const found = findSession(store, id);
  if (action === 'remove') {
    removeSession(store, found);
    stdout.write(format === 'json' ? `${JSON.stringify({ removed: found })}\n` : `Removed ${found}.\n`);
    return undefined;
  }
  const { events, damage } = readSession(store, found);
  if (format === 'json') stdout.write(`${JSON.stringify({ id: found, damage: damage ?? null, events }, null, 2)}\n`);
  else {
    const summary = listSessions(store).find((each) => each.id === found);
    stdout.write(shown(summary, events, damage?.legible ?? []));
  }
  return undefined;
}

function table(list: readonly Summary[]): string {
  if (list.length === 0) return 'No session has been kept yet.\n';
  const rows = list.map(({ id, changed, state, persona, brief, problem, remedy }) => {
    const what = problem ? sanitizeLine(`${problem}. ${remedy ?? ''}`) : sanitizeLine(brief, 60);
    return `${id}  ${changed.slice(0, 16).replace('T', ' ').padEnd(16)}  ${state.padEnd(7)}  ${persona.padEnd(18)}  ${what}`;
  });
  return `${rows.map((row) => row.trimEnd()).join('\n')}\n`;
}

function shown(
  summary: Summary | undefined,
  events: readonly SessionEvent[],
  legible: readonly SessionEvent[],
): string {
  if (!summary) return '';
  const view = events.reduce(foldView, EMPTY_VIEW);
  const facts = [
    ['session', summary.id],
    ['state', summary.state],
    ['persona', summary.persona],
    ['model', summary.model],
    ['began', summary.began],
    ['report', summary.report ?? 'none saved'],
    ['workspace', summary.workspace],
    ...(summary.problem ? [['problem', `${summary.problem}. ${summary.remedy ?? ''}`]] : []),
  ];
  const head = facts.map(([name = '', value = '']) => `${name.padEnd(10)} ${sanitizeLine(value)}`).join('\n');
  const whole = `${head}\n\n${sanitize(summary.brief)}\n\n${sanitize(reportText(view) ?? '(no report yet)').trimEnd()}\n`;
  const rest = sanitize(wordsOf(legible)).trim();
  return rest === '' ? whole : `${whole}\n--- What can still be read beyond the damage:\n\n${rest}\n`;
}

/** What the user and the model say in events that are no whole log: each text once. */
function wordsOf(events: readonly SessionEvent[]): string {
  const ended = new Set(events.flatMap((event) => (event.type === 'turn.ended' ? [event.turn] : [])));
  return events
    .flatMap((event) => {
      if (event.type === 'session.started') return [String(event.brief)];
      if (event.type === 'user.said') return [String(event.text)];
      if (event.type === 'text.settled' && !ended.has(event.turn)) return [String(event.markdown)];
      return event.type === 'turn.ended' && Array.isArray(event.content) ? [textOf(event.content)] : [];
    })
    .join('\n\n');
}

function noId(action: string): Failure {
  return {
    kind: 'usage',
    message: `\`sessions ${action}\` needs the id of a session.`,
    next: 'See `backend-architect sessions` for the ids there are.',
  };
}
