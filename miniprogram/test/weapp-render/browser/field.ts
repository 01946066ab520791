import { fields } from './element.ts';
import type { BuiltIn } from './element.ts';

/** `input`: the app's value goes in when it changes; what is typed comes out as events with a value. */
export const fieldProperties = { value: String, placeholder: String, maxlength: Number, type: String, name: String };

const inner = (component: BuiltIn): HTMLInputElement | null => component.getBackendElement()?.querySelector('input') ?? null;

export function fieldAttached(component: BuiltIn): void {
  const host = component.getBackendElement();
  const input = inner(component);
  if (!host || !input) return;
  input.value = String(component.data.value);
  host.setAttribute('name', String(component.data.name));
  fields.set(host, () => input.value);
  for (const type of ['input', 'focus', 'blur'] as const) {
    input.addEventListener(type, (event) => {
      // The browser's own event would arrive without `detail.value`.
      event.stopPropagation();
      component.triggerEvent(type, { value: input.value, cursor: input.value.length });
    });
  }
}

export function fieldValueChanged(component: BuiltIn): void {
  const input = inner(component);
  if (input && input.value !== component.data.value) input.value = String(component.data.value);
}
