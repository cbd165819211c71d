import { late } from './late.tsx';

/** The screens that render markdown: a first frame shows none of it. */
export const sessionScreen = late(async () => (await import('./screens/session-screen.tsx')).SessionScreen);
export const personaReader = late(async () => (await import('./screens/persona-reader.tsx')).PersonaReader);
