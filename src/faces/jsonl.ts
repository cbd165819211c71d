import type { Session } from '../session/session.ts';

/** Writes each event of a session as one line of JSON, in order. Returns how to stop. */
export function writeEvents(session: Session, write: (line: string) => void): () => void {
  return session.subscribe((event) => write(JSON.stringify(event)));
}
