import { readAskPolicy } from './ask-policy.ts';
import { decode } from './decode.ts';
import { firstSentence, readDescription, summarise } from './description.ts';
import { pick } from './entries.ts';
import { readFormat } from './format.ts';
import type { Frontmatter } from './frontmatter.ts';
import { readGrant } from './grant.ts';
import { type Lines, layOut } from './layout.ts';
import { readName, slugOf } from './names.ts';
import type { Persona, Place, Problem } from './persona.ts';
import { error, note } from './problem.ts';
import { type Prompt, readPrompt } from './prompt.ts';
import { readReport } from './report.ts';
import { readOthers, readSettings } from './settings.ts';

/**
 * A persona, or none and the reason as a problem of level `error`; `unusable` is then what could be read of the file,
 * with an empty prompt. Either carries the same problems itself.
 */
export type Loaded = { persona?: Persona; unusable?: Persona; problems: Problem[] };

/** A persona file read with `readFront`; undefined where that cannot tell what the frontmatter says. */
export function readPersona(
  path: string,
  bytes: Uint8Array,
  place: Place,
  readFront: (front: Lines) => Frontmatter | undefined,
): Loaded | undefined {
  const decoded = decode(bytes);
  const layout = layOut(decoded.text);
  const front = layout.front ? readFront(layout.front) : NOTHING;
  if (!front) return undefined;
  const { entries } = front;
  const isWhole = decoded.problems.every(({ level }) => level !== 'error');
  const text = isWhole ? readPrompt(layout, entries) : NO_PROMPT;
  const { prompt, from } = text;

  const { name, problems: ofName } = readName(entries, text, path);
  const { description, problems: ofDescription } = readDescription(pick(entries, 'description'));
  const { settings, problems: ofSettings } = readSettings(entries);
  const { tools, toolsWritten, problems: ofTools } = readGrant(entries, settings.narrows);
  const { questions, problems: ofQuestions } = readAskPolicy(entries, text);
  const { report, problems: ofReport } = readReport(entries, text);
  const other = readOthers(entries);
  const ofFile = [...decoded.problems, ...layout.problems, ...front.problems, ...text.problems];
  const summary = summarise(description);
  const ofSummary = summary === '' && prompt !== '' ? [note('no-description', NO_DESCRIPTION, 1)] : [];
  const problems = [ofFile, ofName, ofDescription, ofSummary, ofTools, ofSettings, ofQuestions, ofReport].flat();
  const isUsable = isWhole && prompt !== '';
  if (isWhole && !isUsable) problems.push(error('no-prompt', 'there is no text for a prompt in it', 1));
  const persona: Persona = {
    slug: slugOf(name),
    name,
    description,
    summary: summary || firstSentence(prompt),
    prompt,
    promptFrom: from,
    format: readFormat(entries, layout.front !== undefined, path),
    ...settings,
    tools,
    toolsWritten,
    questions,
    report,
    ...(other ? { other } : {}),
    source: { place, path },
    problems,
  };
  return { [isUsable ? 'persona' : 'unusable']: persona, problems };
}

const NO_DESCRIPTION = 'it has no description: its first sentence stands for one';
const NOTHING: Frontmatter = { entries: new Map(), problems: [] };
const NO_PROMPT: Prompt = { prompt: '', from: 'body', line: 1, problems: [] };
