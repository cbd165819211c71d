// The least that a program can do with a streamed answer: ask, take the text out of the events, write it out.
import { readDeltas } from './read-deltas.ts';

for await (const text of readDeltas()) process.stdout.write(text);
