import type { ModelChoice } from '../session/events.ts';
import type { Model } from './model.ts';

/**
 * A model that is, at each request, the one that is chosen then. Each is opened once, for as long as it stays chosen.
 *
 * @param chosen the choice as it stands; the same object as long as it is the same choice
 */
export function followModel(chosen: () => ModelChoice, open: (choice: ModelChoice) => Model): Model {
  let current: { choice: ModelChoice; model: Model } | undefined;
  return {
    stream(request, signal) {
      const choice = chosen();
      if (current?.choice !== choice) current = { choice, model: open(choice) };
      return current.model.stream(request, signal);
    },
  };
}
