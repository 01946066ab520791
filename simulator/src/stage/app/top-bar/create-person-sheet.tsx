/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { createPerson } from '../actions.ts';
import { Dialog } from '../dialog.tsx';
import { setStage } from '../stage-state.ts';
import { words } from '../words.ts';

const close = () => setStage({ sheet: undefined });
const phoneShape = /^1\d{10}$/;

export const CreatePersonSheet = () => {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [gender, setGender] = useState(0);
  const [saving, setSaving] = useState(false);
  const [checked, setChecked] = useState(false);
  const phoneWrong = phone !== '' && !phoneShape.test(phone);

  const save = async (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (phoneWrong || saving) return;
    setSaving(true);
    const person = await createPerson({
      ...(name.trim() ? { name: name.trim() } : {}),
      ...(phone ? { phone } : {}),
      ...(gender ? { gender } : {}),
    });
    setSaving(false);
    if (person) close();
  };

  return (
    <Dialog title={words.person.createTitle} onClose={close}>
      <form class="form" noValidate onSubmit={(event) => void save(event)}>
        <label>
          {words.person.name}
          <input maxLength={32} placeholder={words.person.namePlaceholder} value={name} onInput={(e) => setName(e.currentTarget.value)} />
        </label>
        <label>
          {words.person.phone}
          <input
            inputMode="numeric"
            maxLength={11}
            placeholder={words.person.phonePlaceholder}
            value={phone}
            aria-invalid={checked && phoneWrong}
            onInput={(e) => setPhone(e.currentTarget.value.replace(/\s/g, ''))}
          />
          {checked && phoneWrong && <small class="wrong">{words.person.phoneWrong}</small>}
        </label>
        <div class="form-group">
          {words.person.gender}
          <div class="segments" role="group" aria-label={words.person.gender}>
            {([0, 1, 2] as const).map((value) => (
              <button key={value} type="button" aria-pressed={gender === value} onClick={() => setGender(value)}>
                {words.person.genders[value]}
              </button>
            ))}
          </div>
        </div>
        <button class="button primary" disabled={saving}>
          {words.person.save}
        </button>
      </form>
    </Dialog>
  );
};
