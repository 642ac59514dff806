#define MAKE(name) IoCreateDeviceSecure(Driver, 0, name, Type, 0, FALSE, &Sddl, &Guid, &Device)

NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNICODE_STRING name;
    RtlInitUnicodeString(&name, L"\\Device\\AcmeMacro");
    return IoCreateDevice(Driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &Device);
}
