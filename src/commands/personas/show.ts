import type { Persona } from '../../personas/persona.ts';
import { sanitize, sanitizeLine } from '../../text/sanitize.ts';
import type { World } from '../../world.ts';
import { shownPlace } from './shown-place.ts';

/** `personas show`: who one is, what it may use, how its file was read, and its prompt. */
export function showPersona(world: World, persona: Persona, format: 'text' | 'json'): void {
  world.stdout.write(format === 'json' ? `${JSON.stringify(persona, null, 2)}\n` : shown(persona, world));
}

function shown(persona: Persona, world: World): string {
  const { name, displayName, summary, model, effort, maxTurns, permissionMode, color } = persona;
  const { questions, report, source, format, skills, mcpServers, problems } = persona;
  const facts: [label: string, value: string | undefined][] = [
    ['persona', displayName === undefined || displayName === name ? name : `${name}, called ${displayName}`],
    ['file', source.place === 'built-in' ? 'built in' : shownPlace(source.path, world)],
    ['format', format],
    ['model', [model ?? 'inherit', effort && `effort ${effort}`].filter(Boolean).join(', ')],
    ['color', color],
    ['tools', toolsOf(persona)],
    ['mode', permissionMode],
    ['turns', maxTurns === undefined ? undefined : `${maxTurns} at most`],
    ['skills', skills && `${skills.join(', ')} (not loaded)`],
    ['servers', mcpServers?.join(', ')],
    ['asks', questions],
    ['report', report.join(' · ') || 'the default sections'],
    ...problems.map(({ level, line, message, rule }): [string, string] => [
      level,
      `line ${line}: ${message} (${rule})`,
    ]),
  ];
  const lines = facts.flatMap(([label, value]) =>
    value === undefined ? [] : [`${label.padEnd(LABEL)} ${sanitizeLine(value)}`],
  );
  return `${lines.join('\n')}\n\n${sanitize(summary)}\n\n${sanitize(persona.prompt).trimEnd()}\n`;
}

/** In cells. */
const LABEL = 8;

function toolsOf({ tools: { mode, granted, denied, unknown } }: Persona): string {
  const named = mode === 'list' ? granted.join(', ') || 'none' : ALL[mode];
  const without = denied.length > 0 ? `, without ${denied.join(', ')}` : '';
  return `${named}${without}${unknown.length > 0 ? ` (not here: ${unknown.join(', ')})` : ''}`;
}

const ALL = { inherit: 'all (it names none)', all: 'all', none: 'none' };
