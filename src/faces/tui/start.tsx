import { render } from 'ink';
import { toFailure } from '../../failure.ts';
import { App } from './app.tsx';
import { letReflow, reflowsOf } from './ink/reflowed-log.ts';
import { Keyboard } from './keyboard.tsx';
import { sessionScreen } from './late-screens.ts';
import type { Stage } from './stage.ts';
import { calmSizes, watchSize } from './terminal-size.ts';
import type { Outcome } from './use-end.ts';
import { stopsAt } from './use-stops.ts';
import { wholeFrames } from './whole-frames.ts';

/** Frames a second at most. Text that streams is drawn less often (`feed.ts`): this is for keys, which never wait. */
const MOST_FRAMES = 120;

/**
 * Shows the app, and resolves when the user has left it or `stage.leaving` was aborted; the terminal is then as it was.
 * Never rejects: a bug in the screen comes back as a failure.
 *
 * @returns the session, where one began, and why the user left where that was no ordinary end.
 */
export async function startScreen(stage: Stage): Promise<Outcome> {
  if (stage.resumed) await sessionScreen.load();
  const [calm, forget] = calmSizes(stage.output);
  const [size, unwatch] = watchSize(calm);
  // Ink would only see to it after the first frame: an enter before that came as the end of a line, not as a key.
  const { input } = stage;
  if (input.isTTY) input.setRawMode?.(true);
  const screen = (
    <Keyboard takes={(stroke) => stopsAt(stage, stroke)}>
      <App stage={stage} size={size} />
    </Keyboard>
  );
  const output = wholeFrames(calm);
  if (reflowsOf(stage.look.env ?? {})) letReflow(output);
  const app = render(screen, {
    stdin: input,
    stdout: output,
    stderr: output,
    exitOnCtrlC: false,
    patchConsole: false,
    // Whether there is a terminal was decided before; `CI` in the environment says nothing about that.
    interactive: true,
    incrementalRendering: true,
    maxFps: MOST_FRAMES,
    isScreenReaderEnabled: stage.look.screenReader,
  });
  try {
    return ((await app.waitUntilExit()) as Outcome | undefined) ?? {};
  } catch (thrown) {
    return { failure: toFailure(thrown) };
  } finally {
    unwatch();
    forget();
    app.cleanup();
    if (input.isTTY) input.setRawMode?.(false);
  }
}
