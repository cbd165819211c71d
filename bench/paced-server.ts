// A stand-in that streams one report at a pace, in a process of its own: node scripts/run.mjs bench/paced-server.ts TOKENS CHARACTERS_A_SECOND
import { startServer } from '../test/support/messages-server/server.ts';
import { makeDocument } from './document.ts';
import { pacedText } from './paced-text.ts';

const [tokens, pace] = process.argv.slice(2).map(Number);
const { markdown } = makeDocument(tokens ?? 1);
const server = await startServer([[pacedText(markdown, pace ?? 1)]], { lenient: true });
console.log(server.url);
process.stdin.resume();
process.stdin.on('end', () => void server.close().then(() => process.exit(0)));
