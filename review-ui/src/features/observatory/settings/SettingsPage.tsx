import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { EmptyState } from '@/components/EmptyState';
import { usePage } from '@/lib/page/PageContext';
import { useAdmin } from '@/lib/session/useAdmin';
import { settingsAddress } from '../addresses';
import { DatasetsTab } from './DatasetsTab';
import { RulesTab } from './RulesTab';
import { SuitesTab } from './SuitesTab';
import { WebhooksTab } from './WebhooksTab';

const tabs = [
  { value: 'suites', label: 'Suites' },
  { value: 'datasets', label: 'Datasets' },
  { value: 'rules', label: 'Promotion rules' },
  { value: 'webhooks', label: 'Webhooks' },
] as const;

type Tab = (typeof tabs)[number]['value'];

/** What is curated: suites, what datasets are, rules of promotion, and who is told of alerts. The tab is in the address. */
export function SettingsPage() {
  const navigate = useNavigate();
  const params = useParams();
  const admin = useAdmin();
  const tab: Tab = tabs.find(({ value }) => value === params['tab'])?.value ?? 'suites';
  usePage([
    { label: 'Observatory', to: '/observatory' },
    { label: 'Suites and rules', to: '/observatory/settings' },
    { label: tabs.find(({ value }) => value === tab)?.label ?? '' },
  ]);
  return (
    <div className="page">
      <div className="row wrap">
        <h1>Suites and rules</h1>
        {!admin && <span className="t3 sm">You can look; an admin can change them.</span>}
      </div>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) => value !== null && void navigate(settingsAddress(value as Tab))}
      >
        <Tabs.List mb="md">
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="suites">
          <SuitesTab admin={admin} />
        </Tabs.Panel>
        <Tabs.Panel value="datasets">
          <DatasetsTab admin={admin} />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <RulesTab admin={admin} />
        </Tabs.Panel>
        <Tabs.Panel value="webhooks">
          {admin ? (
            <WebhooksTab />
          ) : (
            <EmptyState title="Webhooks are for admins">Their addresses and logs are shown to admins only.</EmptyState>
          )}
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
