/** @jsxImportSource preact */
import { Avatar } from '../avatar.tsx';
import { Icon } from '../icons.tsx';
import { Popover } from '../popover.tsx';
import { chooseStaff, useStaff } from '../selection.ts';
import { useStage } from '../stage-state.ts';
import { words } from '../words.ts';

const StaffList = ({ close }: { close: () => void }) => {
  const staff = useStage((stage) => stage.box?.staff) ?? [];
  const chosen = useStage((stage) => stage.userid);
  return (
    <div class="menu-list scrolling">
      {staff.length === 0 && <p class="quiet">{words.staff.none}</p>}
      {staff.map((each) => (
        <button key={each.userid} aria-current={each.userid === chosen} onClick={() => (chooseStaff(each.userid), close())}>
          <Avatar name={each.name} url={each.avatarUrl} />
          <span class="two-lines">
            <b>{each.name}</b>
            {each.position && <small>{each.position}</small>}
          </span>
          {each.userid === chosen && <Icon name="check" size={18} />}
        </button>
      ))}
    </div>
  );
};

export const StaffSwitcher = () => {
  const staff = useStaff();
  return (
    <Popover
      label={words.staff.choose}
      buttonClass="switcher"
      button={
        <>
          <small>{words.staff.label}</small>
          {staff && <Avatar name={staff.name} url={staff.avatarUrl} size={24} />}
          <b>{staff?.name ?? words.staff.none}</b>
          <Icon name="down" size={16} />
        </>
      }
    >
      {(close) => <StaffList close={close} />}
    </Popover>
  );
};
