use std::fmt::Write as _;

use super::*;
use crate::records::{Status, Value};

pub(crate) const EXAMPLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" xmlns:redcap="https://projectredcap.org" ODMVersion="1.3.1" FileType="Snapshot">
<Study OID="Project.Pain">
<GlobalVariables><StudyName>Pain &amp; people</StudyName><StudyDescription/><ProtocolName>x</ProtocolName>
  <redcap:Purpose>0</redcap:Purpose><redcap:SurveysGroup><redcap:Surveys form_name="needs"/></redcap:SurveysGroup></GlobalVariables>
<MetaDataVersion OID="Metadata.1" Name="Pain" redcap:RecordIdField="record_id">
  <Protocol><StudyEventRef StudyEventOID="Event.before_arm_1" OrderNumber="1"/></Protocol>
  <StudyEventDef OID="Event.before_arm_1" Name="Before" redcap:EventName="Before" redcap:UniqueEventName="before_arm_1">
    <FormRef FormOID="Form.about"/><FormRef FormOID="Form.needs"/></StudyEventDef>
  <StudyEventDef OID="Event.after_arm_1" Name="After" redcap:UniqueEventName="after_arm_1"><FormRef FormOID="Form.needs"/></StudyEventDef>
  <FormDef OID="Form.about" Name="About you" Repeating="No" redcap:FormName="about"><ItemGroupRef ItemGroupOID="about.record_id"/></FormDef>
  <FormDef OID="Form.needs" Name="Needs" Repeating="No" redcap:FormName="needs"><ItemGroupRef ItemGroupOID="needs.topics"/></FormDef>
  <ItemGroupDef OID="about.record_id" Name="About"><ItemRef ItemOID="record_id"/><ItemRef ItemOID="email"/></ItemGroupDef>
  <ItemGroupDef OID="needs.topics" Name="Needs"><ItemRef ItemOID="topics___1"/><ItemRef ItemOID="topics____9"/><ItemRef ItemOID="age"/>
    <ItemRef ItemOID="sure"/><ItemRef ItemOID="needs_complete"/></ItemGroupDef>
  <ItemDef OID="record_id" Name="record_id" DataType="text" redcap:Variable="record_id" redcap:FieldType="text"><Question><TranslatedText>Record</TranslatedText></Question></ItemDef>
  <ItemDef OID="email" Name="email" redcap:Variable="email" redcap:FieldType="text" redcap:TextValidationType="email" redcap:Identifier="y"><Question><TranslatedText>Mail</TranslatedText></Question></ItemDef>
  <ItemDef OID="topics___1" redcap:Variable="topics" redcap:FieldType="checkbox"><Question><TranslatedText>Topics</TranslatedText></Question><CodeListRef CodeListOID="topics___1.choices"/></ItemDef>
  <ItemDef OID="topics____9" redcap:Variable="topics" redcap:FieldType="checkbox"><Question><TranslatedText>Topics</TranslatedText></Question><CodeListRef CodeListOID="topics____9.choices"/></ItemDef>
  <ItemDef OID="age" DataType="integer" redcap:Variable="age" redcap:FieldType="text" redcap:TextValidationType="int"><Question><TranslatedText>Age</TranslatedText></Question>
    <RangeCheck Comparator="GE" SoftHard="Soft"><CheckValue>18</CheckValue><ErrorMessage><TranslatedText>too young</TranslatedText></ErrorMessage></RangeCheck>
    <RangeCheck Comparator="LE" SoftHard="Soft"><CheckValue>99</CheckValue></RangeCheck></ItemDef>
  <ItemDef OID="sure" redcap:Variable="sure" redcap:FieldType="radio" redcap:MatrixGroupName="grid"><Question><TranslatedText>How sure?</TranslatedText></Question><CodeListRef CodeListOID="sure.choices"/></ItemDef>
  <ItemDef OID="needs_complete" redcap:Variable="needs_complete" redcap:FieldType="select"><Question><TranslatedText>Complete?</TranslatedText></Question><CodeListRef CodeListOID="needs_complete.choices"/></ItemDef>
  <CodeList OID="topics___1.choices" redcap:CheckboxChoices="1, Sleep | -9, None"><CodeListItem CodedValue="1"><Decode><TranslatedText>Checked</TranslatedText></Decode></CodeListItem></CodeList>
  <CodeList OID="sure.choices"><CodeListItem CodedValue="1"><Decode><TranslatedText>Not</TranslatedText></Decode></CodeListItem>
    <CodeListItem CodedValue="2"><Decode><TranslatedText>Very, very</TranslatedText></Decode></CodeListItem></CodeList>
</MetaDataVersion></Study>
<ClinicalData StudyOID="Project.Pain" MetaDataVersionOID="Metadata.1">
  <SubjectData SubjectKey="T1" redcap:RecordIdField="record_id">
    <StudyEventData StudyEventOID="Event.before_arm_1" StudyEventRepeatKey="1" redcap:UniqueEventName="before_arm_1">
      <FormData FormOID="Form.about" FormRepeatKey="1"><ItemGroupData ItemGroupOID="about.record_id">
        <ItemData ItemOID="record_id" Value="T1"/><ItemData ItemOID="email" Value="ann@example.org"/></ItemGroupData></FormData>
      <FormData FormOID="Form.needs" FormRepeatKey="1"><ItemGroupData ItemGroupOID="needs.topics">
        <ItemData ItemOID="topics___1" Value="0"/><ItemData ItemOID="topics____9" Value="1"/><ItemData ItemOID="age" Value="41"/>
        <ItemData ItemOID="sure" Value="2"/><ItemData ItemOID="needs_complete" Value="2"/><ItemData ItemOID="lost" Value="7"/></ItemGroupData></FormData>
    </StudyEventData>
    <StudyEventData StudyEventOID="Event.after_arm_1"><FormData FormOID="Form.needs" FormRepeatKey="2"><ItemGroupData>
      <ItemData ItemOID="age" Value="17"/><ItemData ItemOID="sure" Value="3"/></ItemGroupData></FormData></StudyEventData>
  </SubjectData>
</ClinicalData></ODM>"#;

fn read_text(text: &str) -> Result<Taken<Project>, Error> {
    read("study.xml", text.as_bytes(), &Options::default(), &Limits::default())
}

#[test]
fn a_project_gives_instruments_events_and_data() {
    let Taken { value: project, notes } = read_text(EXAMPLE).unwrap();
    assert_eq!(project.name, "Pain & people");
    let names: Vec<_> =
        project.dictionary.fields.iter().map(|field| (field.form.as_str(), field.name.as_str())).collect();
    assert_eq!(
        names,
        [("about", "record_id"), ("about", "email"), ("needs", "topics"), ("needs", "age"), ("needs", "sure")]
    );
    let [_, _, topics, age, sure] = project.dictionary.fields.as_slice() else { panic!() };
    assert_eq!(topics.choices.iter().map(|choice| choice.code.as_str()).collect::<Vec<_>>(), ["1", "-9"]);
    assert_eq!((age.validation.word(), age.least.as_str(), age.greatest.as_str()), ("integer", "18", "99"));
    assert_eq!((sure.choices[1].label.as_str(), sure.matrix.as_str()), ("Very, very", "grid"));
    assert_eq!(
        project.events.iter().map(|event| event.unique.as_str()).collect::<Vec<_>>(),
        ["before_arm_1", "after_arm_1"]
    );
    assert_eq!(project.events[0].forms, ["about", "needs"]);

    let [first, second] = project.records.records.as_slice() else { panic!() };
    assert_eq!((first.id.as_str(), first.event.as_str(), first.instance), ("T1", "before_arm_1", None));
    assert_eq!(first.values["topics"], Value::Many(["-9".to_owned()].into()));
    assert_eq!(first.values["sure"], Value::One("2".into()));
    assert_eq!(first.complete["needs"], Status::Complete);
    assert!(!first.values.contains_key("email"));
    assert_eq!((second.event.as_str(), second.instrument.as_str(), second.instance), ("after_arm_1", "needs", Some(2)));
    assert_eq!(second.values.len(), 1);

    let told: Vec<_> = notes.kept.iter().map(|note| (note.row, note.column.as_str(), note.problem.code())).collect();
    assert_eq!(
        told,
        [
            (0, "", "not-read"),
            (0, "email", "identifier"),
            (0, "email", "identifier"),
            (0, "lost", "no-such-field"),
            (1, "age", "out-of-range"),
            (1, "sure", "no-such-choice"),
        ]
    );
}

#[test]
fn a_document_type_an_entity_and_depth_are_refused() {
    let bomb = "<!DOCTYPE ODM [<!ENTITY a \"aaaa\">]><ODM>&a;</ODM>";
    assert_eq!(read_text(bomb).unwrap_err().kind(), Kind::Refused);
    assert_eq!(read_text("<ODM><Study>&file;</Study></ODM>").unwrap_err().kind(), Kind::Broken);
    assert_eq!(read_text(&format!("<ODM>{}", "<a>".repeat(100))).unwrap_err().kind(), Kind::TooLarge);
    assert_eq!(read_text("<html></html>").unwrap_err().kind(), Kind::Unknown);
    assert_eq!(read_text("<ODM><Study>").unwrap_err().kind(), Kind::Broken);
    assert_eq!(read_text("").unwrap_err().kind(), Kind::Unknown);
    let mut many = "<ODM><Study a0='1'".to_owned();
    (1..200).for_each(|at| write!(many, " a{at}='1'").unwrap());
    assert_eq!(read_text(&(many + "/></ODM>")).unwrap_err().kind(), Kind::Broken);
}

#[test]
fn data_without_definitions_is_told_and_not_taken() {
    let taken = read_text(
        "<ODM><ClinicalData><SubjectData SubjectKey='1'><StudyEventData><FormData FormOID='Form.a'><ItemGroupData>\
         <ItemData ItemOID='x' Value='1'/></ItemGroupData></FormData></StudyEventData></SubjectData></ClinicalData></ODM>",
    )
    .unwrap();
    assert_eq!(taken.notes.kept[0].problem, Problem::NoSuchField);
    assert_eq!(taken.value.records.records[0].values.len(), 0);
}
