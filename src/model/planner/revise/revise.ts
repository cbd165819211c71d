import { headingKey, headingOf } from '../../../text/headings.ts';
import type { Intent } from '../../model.ts';
import { composeDesign } from '../design/design.ts';
import { NO_CHANGES, scopeOf } from '../design/scope.ts';
import type { Reply } from '../reply.ts';
import { isReview } from '../review/review.ts';
import type { Understood } from '../understand.ts';
import { listed } from '../words/spelling.ts';
import { quote } from '../write/markdown.ts';
import { type Report, reportText, writeReport } from '../write/report.ts';
import { changesIn, saidChanges } from './understand-change.ts';
import { workedIn } from './worked-in.ts';

/**
 * Says anew the sections that a follow-up changes; or, in plain talk, what it did not understand and can do.
 * @param understoodBefore the same before an answer changed
 */
export function revise(understood: Understood, understoodBefore: Understood, intent: Intent, report: string): Reply {
  const { reading, repo } = understood;
  const title = titleIn(report);
  if (!isOurs(report))
    return talk(
      'This report was not composed by the planner, so it has no rules by which to change it. Start a session with a language model for that, or give the planner the brief again.',
    );
  const scope = scopeOf(reading, NO_CHANGES, repo);
  const past = saidChanges(pastWords(report), scope);
  const fresh = saidChanges(intent.said, scope);
  const write = (changes: typeof past, by: Understood, asked: Intent['asked']) =>
    writeReport(composeDesign({ reading: by.reading, repo: by.repo, asked, changes }), intent.sections);
  const before = write(past, understoodBefore, intent.askedBefore ?? intent.asked);
  const after = write([...past, ...fresh], understood, intent.asked);
  const between = intent.askedBefore ? [write(past, understood, intent.asked)] : [];
  const sections = changedSections(before, after, report).map((section) => {
    return workedIn(section, [before, ...between], report);
  });
  if (sections.length === 0)
    return talk(isReview({ reading, repo }) ? ofReview(intent.said) : notUnderstood(intent.said));
  const lost = intent.said.filter((text) => changesIn(text, scope).length === 0);
  const thinking = [
    ...(fresh.length > 0
      ? [`Understood: ${listed([...new Set(fresh.map(({ words }) => `"${quote(words, 80)}"`))])}.`]
      : ['Some sections were still to come.']),
    ...(lost.length > 0 ? [`Not understood: ${listed(lost.map((text) => `"${quote(text, 80)}"`))}.`] : []),
    `Changed: ${listed(sections.map(({ heading }) => heading))}.`,
  ].join(' ');
  return { kind: 'text', thinking, text: reportText({ title: title ?? after.title, sections }) };
}

/** The sections that read otherwise than before, and those that are due and not there yet. */
function changedSections(before: Report, after: Report, report: string): Report['sections'] {
  const old = new Map(before.sections.map(({ heading, markdown }) => [headingKey(heading), markdown]));
  const there = new Set(headings(report));
  return after.sections.filter(
    ({ heading, markdown }) => old.get(headingKey(heading)) !== markdown || !there.has(headingKey(heading)),
  );
}

function headings(report: string): string[] {
  return outsideFences(report).flatMap((line) => {
    const heading = headingOf(line, 2);
    return heading === undefined ? [] : [headingKey(heading)];
  });
}

function titleIn(report: string): string | undefined {
  for (const line of outsideFences(report)) {
    const title = headingOf(line, 1);
    if (title !== undefined) return title;
  }
  return undefined;
}

function outsideFences(report: string): string[] {
  let open: string | undefined;
  return report.split('\n').filter((line) => {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (marks === undefined) return open === undefined;
    if (open === undefined) open = marks;
    else if (marks.startsWith(open)) open = undefined;
    return false;
  });
}

function isOurs(report: string): boolean {
  return /^> A rule-based (?:baseline for|review of) .* composed by the built-in planner/m.test(report);
}

/** What was asked for in earlier rounds, as the report itself lists it. */
function pastWords(report: string): string[] {
  const at = report.search(/^Changed since the first version of /m);
  if (at === -1) return [];
  const lines = report.slice(at).split('\n').slice(2);
  const end = lines.findIndex((line) => !line.startsWith('- "'));
  return lines.slice(0, end === -1 ? lines.length : end).map((line) => line.slice(3, -1));
}

/** A review says what was found in what was given: wishes change nothing about that. */
function ofReview(said: readonly string[]): string {
  const words = said.length > 0 ? `${listed(said.map((text) => `"${quote(text, 120)}"`))} changes` : 'That changes';
  return `${words} nothing about what was found. Start a new session with the mended text to have it reviewed once more, or with a brief such as "design … on top of this" to have something designed.`;
}

function notUnderstood(said: readonly string[]): string {
  const words =
    said.length > 0
      ? `I did not find a change in ${listed(said.map((text) => `"${quote(text, 120)}"`))}.`
      : 'Nothing was asked that is not in the report already.';
  return [
    `${words} I am the built-in planner and go by rules; this is what I can change:`,
    '',
    '- the store: "use MySQL", "use DynamoDB instead"',
    '- the API: "use GraphQL", "drop GraphQL"',
    '- the tenants: "add tenants", "single-tenant"',
    '- the size: "10x the load", "2 million members"',
    '- the availability: "99.99 %"',
    '- what is kept: "add reviews", "drop fines", "rename members to patrons", "add a phone number to members"',
    '- keys, cache, queue, language: "integer ids", "use Redis", "use Kafka", "in Go"',
  ].join('\n');
}

function talk(text: string): Reply {
  return { kind: 'text', thinking: 'No change to the design.', text };
}
