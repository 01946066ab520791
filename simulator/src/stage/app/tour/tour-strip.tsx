/** @jsxImportSource preact */
import { Icon } from '../icons.tsx';
import { getStage, setStage, useStage } from '../stage-state.ts';
import { tourWords, words } from '../words.ts';
import { endTour, runNextStep, startOver } from './tour-control.ts';
import { tourSteps } from './tour-steps.ts';

const Progress = ({ done }: { done: number }) => (
  <ol class="tour-progress" aria-label={tourWords.progress(done, tourSteps.length)}>
    {tourSteps.map((step, index) => (
      <li
        key={step.title}
        class={index < done - 1 ? 'past' : index === done - 1 ? 'now' : ''}
        aria-current={index === done - 1 ? 'step' : undefined}
      >
        <span>{index < done - 1 ? <Icon name="check" size={13} /> : index + 1}</span>
        {step.title}
      </li>
    ))}
  </ol>
);

const Evidence = ({ done, since }: { done: number; since: number }) => {
  const exchanges = useStage((stage) => stage.exchanges);
  const step = tourSteps[done - 1];
  if (!step) return null;
  const seen = exchanges.some((exchange) => exchange.seq > since && step.seenIn(exchange));
  return (
    <span class={`tour-evidence ${seen ? 'seen' : ''}`} role="status">
      {seen && <Icon name="check" size={14} />}
      {seen ? tourWords.seen : step.byHand ? tourWords.wantHand : tourWords.waiting}
    </span>
  );
};

export const TourStrip = () => {
  const tour = useStage((stage) => stage.tour);
  const busy = useStage((stage) => stage.busy);
  const workbenchUrl = useStage((stage) => stage.box?.server.workbenchUrl);
  if (!tour) return null;
  const step = tourSteps[tour.done - 1];
  const next = tourSteps[tour.done];
  return (
    <section class="tour" aria-label={tourWords.open}>
      <Progress done={tour.done} />
      <div class="tour-text">
        <h2>
          {step?.title ?? tourWords.introTitle}
          {step && !tour.running && <Evidence done={tour.done} since={tour.since} />}
        </h2>
        <p>{step?.look ?? tourWords.intro}</p>
      </div>
      <div class="tour-actions">
        {next ? (
          <button class="button primary" disabled={tour.running || busy !== undefined} onClick={() => void runNextStep()}>
            {step ? tourWords.next(next.title) : tourWords.first(next.title)}
          </button>
        ) : (
          <>
            <button class="button" disabled={tour.running || busy !== undefined} onClick={() => void startOver()}>
              {tourWords.again}
            </button>
            <a class="button primary" href={workbenchUrl} target="_blank" rel="noreferrer">
              {words.workbench}
            </a>
          </>
        )}
        <button class="icon-button" aria-label={tourWords.close} title={tourWords.close} onClick={endTour}>
          <Icon name="close" />
        </button>
      </div>
    </section>
  );
};

export const TourButton = () => {
  const touring = useStage((stage) => stage.tour !== undefined);
  return (
    <button
      class="button tour-button"
      aria-pressed={touring}
      onClick={() => (getStage().tour ? endTour() : setStage({ tour: { done: 0, running: false, since: 0 } }))}
    >
      <Icon name="compass" />
      <span>{tourWords.open}</span>
    </button>
  );
};
