import { lineIn } from '../../../artifact.ts';
import type { Design } from '../../design.ts';
import { isSettings } from '../is-settings.ts';
import { declaredLimits } from './declared-limits.ts';
import type { LimitText } from './limit-texts.ts';

/** `keep_hours = 48`, `ttl: 72h`, `SESSION_TTL=3600s`, `"lease_seconds": 30,` */
const SETTING =
  /^\s*(?:-\s+)?(?:export\s+)?["']?([A-Za-z][\w.-]*?)["']?\s*[:=]\s*["']?(\d[\d_]*)\s*(ms|s|m|min|h|d|w|sec|seconds|minutes|hours|days|weeks|months|years)?["']?\s*,?\s*(?:[#;/].*)?$/;
const SECTION = /^\s*\[+([\w.-]+)\]+\s*$|^\s*["']?([A-Za-z][\w.-]*)["']?\s*:\s*\{?\s*$/;
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ms|millis|milliseconds)$/, 'ms'],
  [/^(?:s|secs?|seconds?)$/, 'seconds'],
  [/^(?:m|min|mins|minutes?)$/, 'minutes'],
  [/^(?:h|hours?)$/, 'hours'],
  [/^(?:d|days?)$/, 'days'],
  [/^(?:w|weeks?)$/, 'weeks'],
  [/^months?$/, 'months'],
  [/^years?$/, 'years'],
];
/** `# quote-api`, `# topic gps.raw`: whose settings they are. */
const TOP = /^\s*[#;]+\s*((?:\S+\s*){1,4})$/;
/** Settings that say how long something is kept or lasts, and no other. */
const LASTS = /keep|kept|retention|retain|ttl|lifetime|expir|valid|max_?age|lease|hold|purge|delete/i;

/** The times that settings and defaults of columns give, as texts: `48 hours`, about `idempotency keep_hours`. */
export function declaredTimes(design: Design): LimitText[] {
  return [...ofColumns(design), ...ofDeletions(design), ...ofSettings(design)];
}

const DELETION =
  /\bdelete\s+from\s+(?:\w+\.)?"?(\w+)"?\s+(?:as\s+\w+\s+)?where\s+[^;]{0,200}?\binterval\s+'?(\d+ (?:minutes?|hours?|days?|weeks?|months?|years?))'?/gi;

/** `DELETE FROM export WHERE made_at < now() - interval '30 days'`, the only one from its table. */
function ofDeletions({ artifacts }: Design): LimitText[] {
  const all = artifacts.flatMap(({ artifact }) =>
    artifact.kind === 'sql'
      ? [...artifact.text.slice(0, 200_000).matchAll(DELETION)].map((match) => ({
          table: match[1] ?? '',
          said: match[2] ?? '',
          line: lineIn(artifact, artifact.text.slice(0, match.index + match[0].length).split('\n').length),
        }))
      : [],
  );
  return all
    .filter(({ table }) => all.filter((one) => one.table === table).length === 1)
    .map(({ table, said, line }) => ({
      text: `kept for ${said.toLowerCase()}`,
      about: table,
      place: `line ${line}`,
      isDeclared: true,
      lineAt: () => line,
    }));
}

function ofColumns(design: Design): LimitText[] {
  return declaredLimits(design)
    .filter(({ kind }) => kind === 'after')
    .map(({ owner, name, values: [seconds = 0], line }) => ({
      text: `expires after ${seconds} seconds`,
      about: `${owner} ${name}`,
      place: `line ${line}`,
      isDeclared: true,
      lineAt: () => line,
    }));
}

function ofSettings({ artifacts }: Design): LimitText[] {
  return artifacts.flatMap(({ artifact }) => {
    if (!isSettings(artifact)) return [];
    let section = '';
    const lines = artifact.text.slice(0, 200_000).split('\n');
    const top = TOP.exec(lines.find((line) => line.trim() !== '') ?? '')?.[1] ?? '';
    return lines.flatMap((text, at): LimitText[] => {
      const [, bracket, parent] = SECTION.exec(text) ?? [];
      const item = /^\s*(?:-\s+)?name:\s*["']?([\w.-]+)/.exec(text)?.[1];
      section =
        item ?? bracket ?? parent ?? (/^\S/.test(text) && artifact.kind !== 'toml' && !/=/.test(text) ? '' : section);
      const [, key = '', digits = '', suffix] = SETTING.exec(text) ?? [];
      const unit = unitOf(suffix ?? key.split(/[._-]/).at(-1) ?? '');
      const isCut = /time_?out|deadline/i.test(key);
      if (key === '' || unit === undefined || !(isCut || LASTS.test(key))) return [];
      const line = lineIn(artifact, at + 1);
      const said = `${digits.replaceAll('_', '')} ${unit}`;
      return [
        {
          text: `${isCut ? 'timeout of' : 'kept for'} ${said}`,
          about: `${top} ${section} ${key}`,
          place: `line ${line}`,
          isDeclared: true,
          lineAt: () => line,
        },
      ];
    });
  });
}

function unitOf(word: string): string | undefined {
  return UNITS.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
}
