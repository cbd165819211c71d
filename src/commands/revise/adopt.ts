import { sheetOf } from '../../context/answers.ts';
import type { SavedReport } from '../../report/read-report.ts';
import type { Clarification } from '../../report/report.ts';
import type { EventBody } from '../../session/events.ts';
import { type Answer, answersForModel, answerText, type Question } from '../../session/question.ts';
import type { View } from '../../session/view.ts';

export type Adopted = Extract<EventBody, { type: 'report.adopted' }>;
type Asked = View['asked'];
type File = { path: string; hash: string; report: SavedReport };

/** A report without its session: what its table tells of the questions is all that is known of them. */
export function adoptedFromElsewhere({ path, hash, report }: File): Adopted {
  const asked = report.questions.map(askedIn);
  const told = answersForModel(
    asked.map(({ question }) => question),
    asked.map(({ answer }) => answer),
  );
  const words = [
    'This report was written in an earlier session.',
    ...(told ? [`It was asked:\n\n${told}`] : []),
    GO_ON,
  ];
  return event({ path, hash, report }, asked, words);
}

/**
 * A report that its user has edited by hand: their text is what stands from now on. An answer that they changed in its
 * table is one that is still to be worked in.
 *
 * @param before what was asked, as it was when the report was saved
 */
export function adoptedFromHand(file: File, before: Asked): { adopted: Adopted; answers: Answer[] } {
  const rows = new Map(file.report.questions.map((row) => [row.id, row]));
  const answers = before.flatMap((entry) => {
    const row = rows.get(entry.question.id);
    rows.delete(entry.question.id);
    return (row && anotherAnswer(entry, row)) ?? [];
  });
  const edited = 'The user has edited the report by hand: what they wrote stays, unless they ask for something else.';
  return { adopted: event(file, [...before, ...[...rows.values()].map(askedIn)], [edited, GO_ON]), answers };
}

/** A report whose session has lost the record of it: the answers of its table count where none is on record. */
export function adoptedAfterLoss(file: File, known: Asked): Adopted {
  const rows = new Map(file.report.questions.map((row) => [row.id, row]));
  const asked = known.map(({ question, answer }) => {
    const row = rows.get(question.id);
    rows.delete(question.id);
    const given = answer ?? (row && anotherAnswer({ question }, row));
    return given ? { question, answer: given } : { question };
  });
  const lost = 'The record of this session is lost from here on; its report was done, and stands as it was saved.';
  return event(file, [...asked, ...[...rows.values()].map(askedIn)], [lost, GO_ON]);
}

/** An earlier version, as it was saved. */
export function adoptedAgain(file: File, asked: Asked): Adopted {
  return event(file, asked, ['The user goes back to an earlier version of the report.', GO_ON]);
}

const GO_ON =
  'It stands as follows. When they say what should change, write again only the sections whose content must change, each whole and under its own heading, below a line with its title.';

function event({ path, hash, report }: File, asked: Asked, words: readonly string[]): Adopted {
  const { version, markdown } = report;
  return { type: 'report.adopted', path, version, hash, markdown, asked: [...asked], words: words.join('\n\n') };
}

/** The answer of the table, where it is another than the log's. */
function anotherAnswer({ question, answer }: Asked[number], row: Clarification): Answer | undefined {
  const before = answer && answer.by !== 'skipped' ? answerText(answer) : '';
  if (plain(before) === plain(row.answer)) return undefined;
  const given = question.kind === 'several' ? row.answer.split(/\s*;\s*/) : row.answer;
  return sheetOf({ [question.id]: given }).answer(question);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function askedIn({ id, header, question, answer, by }: Clarification): { question: Question; answer: Answer } {
  return {
    question: { id, header: header || topicOf(question), question, kind: 'text', options: [] },
    answer: by === 'skipped' ? { id, by, chosen: [] } : { id, by, chosen: [], text: answer },
  };
}

/** In characters: as much of a question as a topic has. */
const TOPIC = 24;

function topicOf(question: string): string {
  const words = plain(question);
  return words.length <= TOPIC ? words : `${words.slice(0, TOPIC).replace(/\s+\S*$/, '')}…`;
}
