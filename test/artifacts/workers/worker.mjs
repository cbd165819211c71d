// A worker that does what the text says: each word is an artifact. `loop` never ends, `slow` takes 1.5 s, `crash` throws, `eat` takes all
// memory, `sql` asks for PostgreSQL; `stuck` makes the last step endless. Any other word is checked at once.
import { parentPort } from 'node:worker_threads';

let take;
let served = 0;
parentPort.on('message', (message) => {
  if (message.do === 'take') take(message.results);
  else void work(message.job);
});

async function work({ text, together, skip, suspects, postgres }) {
  served += 1;
  const words = text.split(' ');
  const artifacts = [];
  const left = words.map((_, index) => index).filter((index) => !skip.has(index));
  const groups = suspects.length > 0 ? left.map((index) => [index]) : [left];
  for (const group of groups) {
    parentPort.postMessage({ says: 'begins', step: group });
    for (const index of group) artifacts[index] = await check(words[index], postgres);
  }
  for (const [index, reason] of skip) artifacts[index] = { word: words[index], reason };
  if (together) parentPort.postMessage({ says: 'begins', step: 'together' });
  if (together && words.includes('stuck')) for (;;);
  parentPort.postMessage({ says: 'done', result: { artifacts, together: [], inventory: [`served ${served}`] } });
}

async function check(word, postgres) {
  if (word === 'loop') for (;;);
  if (word === 'slow') for (const end = Date.now() + 1500; Date.now() < end; );
  if (word === 'crash') process.exit(7);
  if (word === 'eat') for (const all = []; ; ) all.push(new Array(10_000).fill(0.5));
  if (word !== 'sql') return { word };
  if (!postgres) return { word, reason: 'none' };
  parentPort.postMessage({ says: 'begins', step: 'waiting' });
  parentPort.postMessage({ says: 'run', artifacts: [{ text: word }] });
  return { word, ran: await new Promise((resolve) => (take = resolve)) };
}
