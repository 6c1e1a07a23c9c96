import type { ComponentChildren } from "preact";
import { EmailField, TextField } from "../../client/fields.tsx";
import { Form, type FormState } from "../../client/form.tsx";
import { Icon } from "../../components/icon.tsx";
import { AreaField, NumberField } from "./controls.tsx";
import type { Managed } from "./facts.ts";
import { History } from "./history.tsx";
import { Hours } from "./hours.tsx";
import { Served } from "./served.tsx";
import { type StructureProps, useStructure } from "./use-structure.ts";
import { HOURS, SESSIONS, STRUCTURE } from "./words.ts";

/** What families read of a structure, changed by its manager (R25), and what was changed before. */
export function StructureForm(props: StructureProps) {
  const { form, said, listing, changes, drop } = useStructure(props);
  return (
    <>
      <section class="panel structure" aria-labelledby="informations">
        <h2 id="informations">{STRUCTURE.title}</h2>
        <p>{STRUCTURE.intro}</p>
        <p class="form__aside">{listing.__typename === "Creche" ? STRUCTURE.fixedCreche : STRUCTURE.fixed}</p>
        <div role="status">
          {said === "FOUND" && (
            <div class="structure__found">
              <p>{STRUCTURE.found}</p>
              <button class="button" type="button" onClick={drop}>
                {STRUCTURE.drop}
              </button>
            </div>
          )}
          {said === "DROPPED" && <p>{STRUCTURE.dropped}</p>}
        </div>
        <Form form={form} submit={STRUCTURE.submit} failed={STRUCTURE.failed} level={3}>
          <Contact form={form} />
          <Facts form={form} listing={listing} />
        </Form>
        <div role="status">
          {said === "UNCHANGED" && <p>{STRUCTURE.unchanged}</p>}
          {said === "SAVED" && (
            <p class="structure__saved">
              <Icon name="check" />
              <span>
                {STRUCTURE.saved}{" "}
                <a href={`/fiche/?id=${encodeURIComponent(listing.id)}`}>{STRUCTURE.sheet}</a>.
              </span>
            </p>
          )}
        </div>
      </section>
      <History changes={changes} />
    </>
  );
}

type FormProps = { form: FormState<string> };

function Contact({ form }: FormProps) {
  return (
    <fieldset class="form__part">
      <legend>{STRUCTURE.contact}</legend>
      <TextField
        form={form}
        name="phone"
        label={STRUCTURE.phone}
        type="tel"
        autoComplete="off"
        maxLength={30}
      />
      <EmailField
        form={form}
        name="email"
        label={STRUCTURE.email}
        hint={STRUCTURE.emailHint}
        autoComplete="off"
      />
      <TextField
        form={form}
        name="website"
        label={STRUCTURE.website}
        hint={STRUCTURE.websiteHint}
        type="url"
        autoComplete="off"
        maxLength={500}
        spellcheck={false}
      />
    </fieldset>
  );
}

/** What only its kind has (R2). */
function Facts({ form, listing }: FormProps & { listing: Managed }) {
  switch (listing.__typename) {
    case "Creche":
      return (
        <>
          <Place form={form}>
            <NumberField
              form={form}
              name="capacity"
              label={STRUCTURE.capacity}
              hint={STRUCTURE.capacityHint}
            />
            <div class="structure__pair">
              <NumberField form={form} name="ageFromMonths" label={STRUCTURE.fromMonths} />
              <NumberField form={form} name="ageToMonths" label={STRUCTURE.toMonths} />
            </div>
          </Place>
          <Hours form={form} words={HOURS} />
          <div class="form__part">
            <AreaField form={form} name="admission" label={STRUCTURE.admission} hint={STRUCTURE.textHint} />
            <AreaField form={form} name="fees" label={STRUCTURE.fees} hint={STRUCTURE.textHint} />
            <AreaField form={form} name="disability" label={STRUCTURE.disability} hint={STRUCTURE.textHint} />
          </div>
        </>
      );
    case "LeisureCentre":
      return (
        <Place form={form}>
          <NumberField form={form} name="capacity" label={STRUCTURE.capacity} hint={STRUCTURE.capacityHint} />
          <div class="structure__pair">
            <NumberField form={form} name="ageFrom" label={STRUCTURE.fromYears} />
            <NumberField form={form} name="ageTo" label={STRUCTURE.toYears} />
          </div>
          <AreaField form={form} name="periods" label={STRUCTURE.periods} hint={STRUCTURE.periodsHint} />
        </Place>
      );
    case "Relais":
      return (
        <>
          <Place form={form} />
          <Served form={form} />
          <Hours form={form} words={SESSIONS} />
        </>
      );
    case "Laep":
      return (
        <>
          <Place form={form} />
          <Hours form={form} words={SESSIONS} />
        </>
      );
    case "Childminder":
      return null;
  }
}

function Place({ form, children }: FormProps & { children?: ComponentChildren }) {
  return (
    <fieldset class="form__part">
      <legend>{STRUCTURE.place}</legend>
      <TextField
        form={form}
        name="manager"
        label={STRUCTURE.manager}
        hint={STRUCTURE.managerHint}
        autoComplete="off"
        maxLength={200}
      />
      {children}
    </fieldset>
  );
}
