import { fieldRights } from '@lianke/shared';
import type { FormInstance } from 'antd';
import { Alert, Form, Input, Radio, Select } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';
import type { CustomField, CustomFieldInput } from './api.ts';
import { SwitchLine } from './switch-line.tsx';
import { TypeChoice } from './type-choice.tsx';

interface Props {
  form: FormInstance<CustomFieldInput>;
  field: CustomField | null;
  onChange: () => void;
  onSave: (values: CustomFieldInput) => void;
}

const fresh: CustomFieldInput = {
  label: '',
  type: 'text',
  options: [],
  requiredAt: 'never',
  unique: false,
  personal: false,
  memberAccess: 'none',
  defaultRight: 'write',
};
const places = ['never', 'staff', 'member'] as const;
const accesses = ['none', 'read', 'write'] as const;

export function FieldForm({ form, field, onChange, onSave }: Props) {
  const { access, customFields } = useMessages();
  const type = Form.useWatch('type', form) ?? field?.type ?? fresh.type;
  const personal = Form.useWatch('personal', form) ?? field?.personal ?? false;
  const fixed = field !== null;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={field ?? fresh}
      onValuesChange={(changed: Partial<CustomFieldInput>) => {
        onChange();
        // Personal data starts masked, and a field that has no masked form cannot stay so.
        if (changed.personal === true) form.setFieldValue('defaultRight', 'masked');
        if (changed.personal === false && form.getFieldValue('defaultRight') === 'masked') form.setFieldValue('defaultRight', 'read');
      }}
      onFinish={onSave}
    >
      <Form.Item
        name="label"
        label={customFields.label}
        rules={[{ required: true, whitespace: true, message: customFields.labelRequired }]}
      >
        <Input maxLength={20} showCount placeholder={customFields.labelPlaceholder} />
      </Form.Item>
      {fixed ? null : (
        <Form.Item>
          <Alert type="info" showIcon title={customFields.fixedTitle} description={customFields.fixedBody} />
        </Form.Item>
      )}
      <Form.Item name="type" label={customFields.typeLabel} extra={fixed ? customFields.fixedMark : null}>
        <TypeChoice disabled={fixed} />
      </Form.Item>
      {type === 'single' || type === 'multi' ? (
        <Form.Item
          name="options"
          label={customFields.options}
          extra={fixed ? customFields.optionsHint : null}
          rules={[
            {
              validator: (_, options: string[]) =>
                options.some((it) => it.trim() !== '') ? Promise.resolve() : Promise.reject(new Error(customFields.optionsRequired)),
            },
          ]}
        >
          <Select
            mode="tags"
            tokenSeparators={[',', '，', '、', '\n']}
            placeholder={customFields.optionsPlaceholder}
            open={false}
            suffixIcon={null}
            maxCount={100}
          />
        </Form.Item>
      ) : null}
      <Form.Item name="personal">
        <SwitchLine label={customFields.personal} hint={fixed ? customFields.fixedMark : customFields.personalHint} disabled={fixed} />
      </Form.Item>
      <Form.Item name="unique">
        <SwitchLine label={customFields.unique} hint={fixed ? customFields.fixedMark : customFields.uniqueHint} disabled={fixed} />
      </Form.Item>
      <Form.Item name="requiredAt" label={customFields.requiredAt}>
        <Radio.Group vertical options={places.map((value) => ({ value, label: customFields.requiredAtOption[value] }))} />
      </Form.Item>
      <Form.Item name="memberAccess" label={customFields.memberAccess}>
        <Radio.Group vertical options={accesses.map((value) => ({ value, label: customFields.memberAccessOption[value] }))} />
      </Form.Item>
      <Form.Item name="defaultRight" label={customFields.defaultRight} extra={customFields.defaultRightHint}>
        <Radio.Group
          optionType="button"
          options={fieldRights
            .filter((right) => right !== 'masked' || personal)
            .map((value) => ({ value, label: access.rightName[value] }))}
        />
      </Form.Item>
    </Form>
  );
}
