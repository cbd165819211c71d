import { readAskPolicy } from './ask-policy.ts';
import { decode } from './decode.ts';
import { firstSentence, readDescription, summarise } from './description.ts';
import { type Entries, pick } from './entries.ts';
import { readFrontmatter } from './frontmatter.ts';
import { readGrant } from './grant.ts';
import { layOut } from './layout.ts';
import { readName, slugOf } from './names.ts';
import type { Persona, Place, Problem } from './persona.ts';
import { error } from './problem.ts';
import { readPrompt } from './prompt.ts';
import { readReport } from './report.ts';
import { readOthers, readSettings } from './settings.ts';

/** A persona, or none and the reason as a problem of level `error`. A persona carries the same problems itself. */
export type Loaded = { persona?: Persona; problems: Problem[] };

/**
 * Reads a persona file of any product as a careful person would. Pure: bytes in, a value out.
 *
 * Contract: never throws, and returns within a second for any bytes. `path` is only for names; nothing is opened.
 */
export function loadPersona(path: string, bytes: Uint8Array, place: Place): Loaded {
  const decoded = decode(bytes);
  if ('unusable' in decoded) return { problems: [decoded.unusable] };
  const layout = layOut(decoded.text);
  const { entries, problems } = layout.front ? readFrontmatter(layout.front) : { entries: NO_ENTRIES, problems: [] };
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

const NO_ENTRIES: Entries = new Map();
