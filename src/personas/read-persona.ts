import { readAskPolicy } from './ask-policy.ts';
import { decode } from './decode.ts';
import { firstSentence, readDescription, summarise } from './description.ts';
import { pick } from './entries.ts';
import type { Frontmatter } from './frontmatter.ts';
import { readGrant } from './grant.ts';
import { type Lines, layOut } from './layout.ts';
import { readName, slugOf } from './names.ts';
import type { Persona, Place, Problem } from './persona.ts';
import { error } from './problem.ts';
import { readPrompt } from './prompt.ts';
import { readReport } from './report.ts';
import { readOthers, readSettings } from './settings.ts';

/** A persona, or none and the reason as a problem of level `error`. A persona carries the same problems itself. */
export type Loaded = { persona?: Persona; problems: Problem[] };

/** A persona file read with `readFront`; undefined where that cannot tell what the frontmatter says. */
export function readPersona(
  path: string,
  bytes: Uint8Array,
  place: Place,
  readFront: (front: Lines) => Frontmatter | undefined,
): Loaded | undefined {
  const decoded = decode(bytes);
  if ('unusable' in decoded) return { problems: [decoded.unusable] };
  const layout = layOut(decoded.text);
  const front = layout.front ? readFront(layout.front) : NOTHING;
  if (!front) return undefined;
  const { entries, problems } = front;
  const { prompt, page, problems: ofPrompt } = readPrompt(layout, entries);
  const before = [...decoded.problems, ...layout.problems, ...problems, ...ofPrompt];
  if (prompt === '') return { problems: [...before, error('no-prompt', 'there is no text for a prompt in it', 1)] };

  const { name, problems: ofName } = readName(entries, page, path);
  const { description, problems: ofDescription } = readDescription(pick(entries, 'description'));
  const { tools, problems: ofTools } = readGrant(entries);
  const { settings, problems: ofSettings } = readSettings(entries);
  const { questions, problems: ofQuestions } = readAskPolicy(entries, prompt);
  const { report, problems: ofReport } = readReport(entries, prompt);
  const other = readOthers(entries);
  const all = [before, ofName, ofDescription, ofTools, ofSettings, ofQuestions, ofReport].flat();
  const persona: Persona = {
    slug: slugOf(name),
    name,
    description,
    summary: summarise(description) || firstSentence(prompt),
    prompt,
    ...settings,
    tools,
    questions,
    report,
    ...(other ? { other } : {}),
    source: { place, path },
    problems: all,
  };
  return { persona, problems: all };
}

const NOTHING: Frontmatter = { entries: new Map(), problems: [] };
