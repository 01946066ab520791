/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { deleteCustomer, editRemark } from '../actions.ts';
import { Dialog } from '../dialog.tsx';
import { Icon } from '../icons.tsx';
import { Popover } from '../popover.tsx';
import { words } from '../words.ts';

const Menu = ({ onEdit, close }: { onEdit: () => void; close: () => void }) => {
  const [sure, setSure] = useState(false);
  const remove = () => {
    if (!sure) return setSure(true);
    close();
    void deleteCustomer();
  };
  return (
    <div class="menu-list">
      <button onClick={onEdit}>
        <Icon name="pen" /> {words.wecom.edit}
      </button>
      <button class="danger" onClick={remove}>
        <Icon name="bin" /> {sure ? words.wecom.removeSure : words.wecom.remove}
      </button>
    </div>
  );
};

/** What a member of staff can do with a customer in WeCom itself, and the server hears of. */
export const CustomerMenu = ({ remark }: { remark: string }) => {
  const [editing, setEditing] = useState(false);
  const [text, setText] = useState(remark);
  const save = (event: Event) => {
    event.preventDefault();
    setEditing(false);
    void editRemark(text.trim());
  };
  const edit = () => {
    setText(remark);
    setEditing(true);
  };
  return (
    <>
      <Popover label={words.phone.more} buttonClass="icon-button" side="end" button={<Icon name="more" />}>
        {(close) => <Menu close={close} onEdit={() => (close(), edit())} />}
      </Popover>
      {editing && (
        <Dialog title={words.wecom.editTitle} onClose={() => setEditing(false)}>
          <form class="form" onSubmit={save}>
            <label>
              {words.wecom.remark}
              <input maxLength={20} value={text} onInput={(event) => setText(event.currentTarget.value)} />
            </label>
            <button class="button primary">{words.wecom.save}</button>
          </form>
        </Dialog>
      )}
    </>
  );
};
