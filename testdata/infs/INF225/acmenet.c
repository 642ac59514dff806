NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNICODE_STRING name;
    RtlInitUnicodeString(&name, L"\\Device\\AcmeNet");
    NdisMRegisterMiniportDriver(Driver, Path, NULL, &Characteristics, &Handle);
    return IoCreateDevice(Driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &Device);
}
