/** @jsxImportSource preact */
import { useStage } from '../stage-state.ts';
import { words } from '../words.ts';

type Code = { key: string; label: string };

const KnownCodes = ({ codes, chosen, onChoose }: { codes: Code[]; chosen: string; onChoose: (key: string) => void }) =>
  codes.length === 0 ? null : (
    <div class="known-codes" role="group" aria-label={words.scan.known}>
      <span>{words.scan.known}</span>
      {codes.map(({ key, label }) => (
        <button key={key} type="button" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
          {label}
        </button>
      ))}
    </div>
  );

type Choice = { chosen: string; onChoose: (key: string) => void };

/** The official-account codes that the workbench has had made. */
export const KnownScenes = (choice: Choice) => {
  const codes = useStage((stage) => stage.box?.sceneCodes) ?? [];
  return <KnownCodes codes={codes.map(({ scene }) => ({ key: scene, label: scene }))} {...choice} />;
};

/** The staff codes that the workbench has had made. */
export const KnownWays = (choice: Choice) => {
  const ways = useStage((stage) => stage.box?.contactWays) ?? [];
  const codes = ways.map(({ configId, remark, state }) => ({ key: configId, label: remark || state || words.scan.unnamedWay }));
  return <KnownCodes codes={codes} {...choice} />;
};
