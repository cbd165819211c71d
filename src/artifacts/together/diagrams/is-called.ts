import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';

/** Words that say what kind of thing it is. */
const KIND =
  /^(?:the|service|server|worker|api|app|application|component|process|system|databas|database|db|store|external|internal|it|they|we|that|this|them|which)$/;

/** Words for a kind of store, and the stores of that kind. */
const STANDS_FOR = [
  /^(?:broker|rabbit(?:mq)?|kafka|nats|redpanda|pulsar|activemq)$/,
  /^(?:cache|redis|valkey|memcached)$/,
  /^(?:bucket|s3|minio)$/,
];

/** Whether a label of a diagram is what a text calls so: every telling word of the one is in the other. */
export function isCalled(label: string, name: string): boolean {
  const [own, said] = [label, name].map((one) => wordsOf(one.replace(/<br\s*\/?>.*|\(.*?\)|\[.*?\]/gi, ' ')).map(stem));
  if (!own || !said || said.length === 0 || own.length === 0) return false;
  const telling = said.filter((word) => !KIND.test(word));
  const isDatabase = (words: readonly string[]) =>
    words.some((word) => /^(?:databas|database|db|postgre\w*|mysql|mariadb)$/.test(word));
  if (telling.length === 0)
    return (
      (said.join(' ') === own.join(' ') || (isDatabase(said) && isDatabase(own))) &&
      !/^(?:it|they|we|that|this)$/.test(said.join(' '))
    );
  return telling.every(
    (word) => own.includes(word) || STANDS_FOR.some((kind) => kind.test(word) && own.some((one) => kind.test(one))),
  );
}

/** Whether a text names what a label is of, alone or among others. */
export function isNamedIn(label: string, text: string): boolean {
  const said = wordsOf(text).map(stem);
  const own = wordsOf(label.replace(/<br\s*\/?>.*|\(.*?\)|\[.*?\]/gi, ' ')).map(stem);
  return isCalled(text, label) || (own.length > 0 && own.every((word) => said.includes(word)));
}
