import { View } from '@tarojs/components';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { readCopy } from '../read-copy';
import type { CopySection } from '../read-copy';

/** A phone's screen takes so many; the file has all. */
const rowsShown = 20;

export function CopySections({ json }: { json: string }): ReactElement {
  const sections = useMemo(() => readCopy(json), [json]);
  return (
    <>
      {sections.map((section) => (
        <Section key={section.key} section={section} />
      ))}
    </>
  );
}

function Section({ section: { title, columns, rows } }: { section: CopySection }): ReactElement {
  const isPairs = columns.length === 2;
  return (
    <View className="panel">
      <View className="copy__title">
        {title}
        <View className="copy__count">{t('copy.count', { count: rows.length })}</View>
      </View>
      {rows.length === 0 ? <View className="copy__more">{t('copy.none')}</View> : null}
      {rows.slice(0, rowsShown).map((row, at) => (
        <View key={at} className="copy__row numbers">
          {isPairs ? <Pair label={row[0]} text={row[1]} /> : row.map((text, nth) => <Pair key={nth} label={columns[nth]} text={text} />)}
        </View>
      ))}
      {rows.length > rowsShown ? <View className="copy__more">{t('copy.more', { count: rows.length - rowsShown })}</View> : null}
    </View>
  );
}

function Pair({ label, text }: { label: string | undefined; text: string | undefined }): ReactElement {
  return (
    <View className="copy__pair">
      <View className="copy__label">{label}</View>
      <View className="copy__text">{text}</View>
    </View>
  );
}
