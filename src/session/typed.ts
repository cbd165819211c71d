import type { EventBody } from './events.ts';
import { type Mask, maskedWords } from './masked.ts';
import type { Answer } from './question.ts';

/**
 * What a person has said, with a mark in the place of each secret, as it goes on record: the journal, the screen and the
 * report hold what the model is told. Of a report that they bring in only what the model is told is masked; the report
 * stays theirs. Anything else is left as it is.
 *
 * @returns the event, and a sentence for each thing said that held secrets
 */
export function maskTyped(body: EventBody, mask: Mask): { body: EventBody; notices: string[] } {
  const notices: string[] = [];
  const clean = (text: string, name = 'What you said'): string => {
    const { text: marked, masked } = mask(text);
    // The lines of a report are not those of its file.
    const named = name === REPORT ? masked.map(({ what }) => ({ what })) : masked;
    if (masked.length > 0) notices.push(maskedWords(name, named));
    return marked;
  };
  return { body: cleaned(body, clean, (text) => mask(text).text), notices };
}

const REPORT = 'The report';

type Clean = (text: string, name?: string) => string;

/** @param quietly for what says once more what was named already */
function cleaned(body: EventBody, clean: Clean, quietly: Clean): EventBody {
  switch (body.type) {
    case 'user.said':
    case 'question.replied':
      return { ...body, text: clean(body.text) };
    case 'question.answered':
      return { ...body, answers: body.answers.map((answer) => cleanAnswer(answer, clean)) };
    case 'answer.changed':
      return { ...body, answer: cleanAnswer(body.answer, clean), words: quietly(body.words) };
    case 'permission.given': {
      const { by, words } = body.leave;
      return by === 'user' && words !== undefined ? { ...body, leave: { ...body.leave, words: clean(words) } } : body;
    }
    case 'report.adopted': {
      const sent = clean(body.markdown, REPORT);
      return { ...body, words: quietly(body.words), ...(sent !== body.markdown && { sent }) };
    }
    default:
      return body;
  }
}

function cleanAnswer(answer: Answer, clean: Clean): Answer {
  const name = `Your answer to ${answer.id}`;
  const { by, text, note } = answer;
  return {
    ...answer,
    ...(by === 'user' && text !== undefined && { text: clean(text, name) }),
    ...(note !== undefined && { note: clean(note, name) }),
  };
}
