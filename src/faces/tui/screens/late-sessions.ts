import { late } from '../late.tsx';

/** The list of sessions: nobody sees it before they have asked for it. */
export const keptSessions = late(async () => (await import('./kept-sessions.tsx')).KeptSessions);
