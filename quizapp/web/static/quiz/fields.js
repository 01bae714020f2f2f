// What the fields of a question hold, whatever its kind: texts by the name of the field.
const OURS = new Set(["csrf_token", "rev", "client", "sequence", "go", "flag", "unknown"]);

export function read(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (!OURS.has(name)) (fields[name] ??= []).push(value);
  }
  return fields;
}

export function hasAnswer(fields) {
  return Object.entries(fields).some(([name, values]) => name !== "certainty" && values.some((text) => text.trim()));
}

// Put back what was read. Scripts that draw a field otherwise hear of it as of any change.
export function restore(form, fields) {
  const used = {};
  for (const field of form.elements) {
    if (!field.name || OURS.has(field.name) || field.type === "submit") continue;
    if (field.name === "certainty" && !fields.certainty) continue;
    const values = fields[field.name] ?? [];
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = values.includes(field.value);
    } else {
      used[field.name] = (used[field.name] ?? -1) + 1;
      field.value = values[used[field.name]] ?? "";
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
