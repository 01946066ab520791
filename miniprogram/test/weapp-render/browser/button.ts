import { bridge } from './bridge.ts';
import { fields, forms } from './element.ts';
import type { BuiltIn } from './element.ts';

function submit(button: BuiltIn): void {
  const element = button.getBackendElement()?.closest('wx-form');
  const form = element && forms.get(element);
  if (!element || !form) return;
  const value: Record<string, string | undefined> = {};
  for (const field of element.querySelectorAll('wx-input[name]')) value[field.getAttribute('name') ?? ''] = fields.get(field)?.();
  form.triggerEvent('submit', { value });
}

async function openType(button: BuiltIn, wanted: string): Promise<void> {
  if (wanted === 'agreePrivacyAuthorization') button.triggerEvent('agreeprivacyauthorization', {});
  if (wanted === 'getPhoneNumber') {
    const code = await bridge.hostPhoneCode();
    button.triggerEvent('getphonenumber', code ? { code } : { errMsg: 'getPhoneNumber:fail user deny' });
  }
  if (wanted === 'chooseAvatar') button.triggerEvent('chooseavatar', { avatarUrl: 'http://tmp/avatar.png' });
}

/** What WeChat does when a button is tapped: asks for what its open-type names, sends the form it is in. */
export function buttonAttached(button: BuiltIn): void {
  button.addListener('tap', () => {
    if (button.data.disabled) return;
    for (const wanted of String(button.data.openType).split('|').sort()) void openType(button, wanted);
    if (button.data.formType === 'submit') submit(button);
  });
}
