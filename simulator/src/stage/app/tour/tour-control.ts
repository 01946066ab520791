import { getStage, setStage } from '../stage-state.ts';
import { newCustomer, tourSteps } from './tour-steps.ts';

const dismissed = 'lianke.stage.tour-dismissed';

export const runNextStep = async (): Promise<void> => {
  const { tour, exchanges } = getStage();
  const step = tour && tourSteps[tour.done];
  if (!tour || tour.running || !step) return;
  const since = exchanges.at(-1)?.seq ?? 0;
  setStage({ tour: { done: tour.done + 1, running: true, since } });
  const done = await step.run();
  // Closed meanwhile, or refused: the button then offers the same step again.
  if (!getStage().tour) return;
  setStage({ tour: { done: done ? tour.done + 1 : tour.done, running: false, since } });
  if (done) setStage({ tab: step.spot });
};

export const startOver = async (): Promise<void> => {
  if (await newCustomer()) setStage({ tour: { done: 0, running: false, since: 0 }, tab: 'phone' });
};

export const endTour = (): void => {
  localStorage.setItem(dismissed, '1');
  setStage({ tour: undefined });
};

/** Whoever comes for the first time is offered the tour. */
export const offerTour = (): void => {
  if (!localStorage.getItem(dismissed)) setStage({ tour: { done: 0, running: false, since: 0 } });
};
