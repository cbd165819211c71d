import { isInside } from '../../../paths/inside.ts';
import { type Found, refused } from './place.ts';

/**
 * The real path of what a model named, when it lies in the workspace.
 *
 * Every link on the way is followed before the check, also one that leads nowhere; what does not exist is returned
 * as it would be called. The SDK does the following; it is loaded here only, when a path is first named.
 *
 * @param workspace absolute real path; it is what counts, also when something else stands there by now
 * @param named relative to the workspace, or absolute
 */
export async function confine(workspace: string, named: string): Promise<Found<{ real: string }>> {
  if (named.includes('\0')) return refused('A path cannot hold a NUL character.');
  const { resolvePath } = await import('@anthropic-ai/sdk/tools/agent-toolset/node');
  try {
    const real = await resolvePath({ workdir: workspace }, named);
    if (isInside(workspace, real)) return { ok: true, real };
    return refused(`"${named}" leads out of the workspace.`);
  } catch (thrown) {
    return refused(
      `Refused: ${thrown instanceof Error ? thrown.message : String(thrown)}. Name a path in the workspace.`,
    );
  }
}
