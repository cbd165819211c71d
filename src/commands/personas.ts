import type { Failure } from '../failure.ts';
import { findPersona } from '../personas/find.ts';
import type { Persona, Problem } from '../personas/persona.ts';
import { sanitize, sanitizeLine } from '../text/sanitize.ts';
import type { World } from '../world.ts';

type Known = { items: readonly Persona[]; problems: readonly Problem[] };
type Wish = { action: 'list' | 'show'; name?: string; format: 'text' | 'json' };

/** `backend-architect personas`: lists those there are, or shows one by name or file. */
export async function personas(
  { stdout, cwd }: World,
  { items, problems }: Known,
  { action, name, format }: Wish,
): Promise<Failure | undefined> {
  if (action === 'list') {
    const rows = items.map(({ slug, summary }) => `${slug.padEnd(20)} ${sanitizeLine(summary)}`);
    stdout.write(
      format === 'json' ? `${JSON.stringify({ personas: items, problems }, null, 2)}\n` : `${rows.join('\n')}\n`,
    );
    return undefined;
  }
  if (name === undefined) {
    const next = `There are: ${items.map(({ slug }) => slug).join(', ')}.`;
    return { kind: 'usage', message: '`personas show` needs a name or a file.', next };
  }
  const persona = await findPersona(name, items, cwd);
  if ('kind' in persona) return persona;
  stdout.write(format === 'json' ? `${JSON.stringify(persona, null, 2)}\n` : shown(persona));
  return undefined;
}

function shown(persona: Persona): string {
  const { name, summary, model, questions, report, source, tools, problems } = persona;
  const facts = [
    ['persona', name],
    ['file', source.path],
    ['model', model ?? 'inherit'],
    ['tools', tools.mode === 'list' ? tools.granted.join(', ') : tools.mode],
    ['asks', questions],
    ['report', report.join(' · ') || 'the default sections'],
    ...problems.map(({ level, line, message }) => [level, `line ${line}: ${message}`]),
  ];
  const head = facts.map(([label = '', value = '']) => `${label.padEnd(8)} ${sanitizeLine(value)}`).join('\n');
  return `${head}\n\n${sanitize(summary)}\n\n${sanitize(persona.prompt).trimEnd()}\n`;
}
