import type { ComponentSpace } from 'glass-easel';
import { builtInTemplates } from '../built-in-templates.ts';
import { bridge } from './bridge.ts';
import { buttonAttached } from './button.ts';
import { forms } from './element.ts';
import type { BuiltIn } from './element.ts';
import { fieldAttached, fieldProperties, fieldValueChanged } from './field.ts';

interface Behaviour {
  properties?: Record<string, StringConstructor | NumberConstructor | BooleanConstructor>;
  attached?: (component: BuiltIn) => void;
  valueChanged?: (component: BuiltIn) => void;
}

function formAttached(form: BuiltIn): void {
  const element = form.getBackendElement();
  if (element) forms.set(element, form);
}

/** Properties that nothing here depends on stay undeclared. */
const behaviours: Record<string, Behaviour> = {
  image: { properties: { src: String, mode: String } },
  button: { properties: { openType: String, formType: String, disabled: Boolean }, attached: buttonAttached },
  form: { attached: formAttached },
  input: { properties: fieldProperties, attached: fieldAttached, valueChanged: fieldValueChanged },
};

/** Stand-ins for WeChat's own components, as small glass-easel components. They must be known before the app's are. */
export function defineBuiltIns(space: ComponentSpace): void {
  for (const name of Object.keys(builtInTemplates)) {
    const { properties = {}, attached, valueChanged } = behaviours[name] ?? {};
    const definition = space.defineComponent({
      is: `built-in/${name}`,
      template: { groupList: bridge.weappBuild.templates, content: bridge.weappBuild.templates[`built-in/${name}`] },
      properties,
      ...(valueChanged
        ? {
            observers: {
              value(this: unknown) {
                valueChanged(this as BuiltIn);
              },
            },
          }
        : {}),
      lifetimes: {
        attached(this: unknown) {
          attached?.(this as BuiltIn);
        },
      },
    });
    space.setGlobalUsingComponent(name, definition.general());
  }
}
